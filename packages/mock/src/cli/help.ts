import { platforms } from '@wapi/types';
import { CONTROL_PATH } from '../http/paths.js';
import { WEBHOOK_SECRET_VARIABLE } from './arguments.js';
import type { CommandName } from './find-command.js';

const HELP_LINE = '  -h, --help          Print this text';

/** A second signal kills the process, because the handlers run only once. Shells add 128 to the signal's number. */
const KILLED = '130  ended at once by a second Ctrl+C (143: by a second SIGTERM), without waiting';

const EXIT_CODES = `Exit codes
  0    stopped by a signal, after waiting up to five seconds for open requests
  1    failed while stopping, for example because a file could not be saved
  2    could not start
  ${KILLED}`;

const MOCK_HELP = `Usage: wapi-mock [options]
       wapi-mock <command> [options]

Starts a mock of WiPay's WAPI with the same rules, messages and limits.

Commands
  record <file.har>   Start the mock and write its traffic to a file
  replay <file.har>   Respond from a recording instead of the rules
  trigger <event>     Let a running mock send a webhook
  clock [time]        Show or move the clock of a running mock
  help <command>      Print the options of a command

To compare the traffic of the real API with the spec, see wapi-verify proxy --help.

Server
  -p, --port <number> Port to listen on; 0 selects a free one (default 4010)
  --host <address>    Address to listen on (default 127.0.0.1)
  --tls-cert <file>   Certificate in PEM, to listen with HTTPS
  --tls-key <file>    Its key in PEM
  --store <url>       Redis that stores state and limits, so that several mocks
                      share them: redis://host:port/database (default: memory)

Behaviour
  --platform <code>   Country platform: ${platforms.join(', ')} (default tt)
  --no-rate-limit     Do not limit requests per minute
  --stateless         Do not save changes: every request starts from the initial state
  --seed <file>       JSON or YAML file with accounts that exist from the start
  --spec <file>       Bundled OpenAPI document to use (default: the built-in one)
  --watch             Reload the --spec file whenever it changes, without losing state
  --withdrawal-schedule <list>
                      Status changes of every withdrawal, as seconds:status after
                      its creation, for example 5:1,10:2 (default: none)
  --clock <time>      Time at the start, as a date-time such as 2026-12-31T23:59:00Z or
                      as seconds from now such as +43200
  --fault <operation>=<JSON>
                      Fault from the start, as PUT ${CONTROL_PATH}/faults/{operation} sets it;
                      may be repeated

Webhooks
  --webhook <url>     URL that receives all webhooks; may be repeated
  --webhook-secret <secret>
                      Secret that signs them. Better set ${WEBHOOK_SECRET_VARIABLE},
                      because other users of the machine can read arguments
                      (default: a random secret)

Output
  --quiet             Do not print a line for each request and webhook
  --json              Print only one line, with the URL and port as JSON
  -v, --version       Print the versions of the mock and of the API
${HELP_LINE}

Colours are used on a terminal only, and not if NO_COLOR is set.
Open ${CONTROL_PATH}/ in a browser to see personas with their keys, requests and accounts.
GET ${CONTROL_PATH} lists the personas as JSON. POST ${CONTROL_PATH}/reset resets the state.

${EXIT_CODES}`;

const RECORD_HELP = `Usage: wapi-mock record <file.har> [options]

Starts the mock and writes its traffic to a HAR file, which is complete at any time.
Leaves out credentials, passwords and the content of files. Replaces a recording of an
earlier run, but no other file. Has all options of wapi-mock; see wapi-mock --help.

${HELP_LINE}

${EXIT_CODES}`;

const REPLAY_HELP = `Usage: wapi-mock replay <file.har> [options]

Responds from a recording of the mock, of the real API or of a browser. A request gets the
first unused response to the same path and query. Without one, it gets the first unused
response of the same operation, or a 501 that says so. Bodies and credentials are not
compared.

  -p, --port <number> Port to listen on; 0 selects a free one (default 4010)
  --host <address>    Address to listen on (default 127.0.0.1)
  --quiet             Do not print a line for each request
  --json              Print only one line, with the URL and port as JSON
${HELP_LINE}

Exit codes
  0    stopped by a signal, and every request got a recorded response
  1    a request got no recorded response
  2    could not start
  ${KILLED}`;

const TRIGGER_HELP = `Usage: wapi-mock trigger <event> [options]

Lets a running mock send an event to the URLs of --webhook and to every other endpoint
that receives it. Prints the result of each delivery. The event has the data of the
documented example and belongs to no withdrawal.

  --set <field=value> Field of the data to replace; may be repeated
  -p, --port <number> Port of the mock on this machine (default 4010)
  --url <url>         URL of the mock, instead of --port
  --namespace <name>  Namespace of the endpoints (default: the main one)
${HELP_LINE}

Example
  wapi-mock trigger withdrawal.transaction_completed --set amount=25.00

Exit codes
  0  every endpoint accepted the event
  1  a delivery failed
  2  the event could not be sent`;

const CLOCK_HELP = `Usage: wapi-mock clock [time] [options]

Moves the clock of a running mock, and prints the time that it shows then. The clock
goes on from there. Tokens, the window to verify a card, rate limits and withdrawal
schedules follow it. Without a time, only prints the time. A reset restores the clock.

  <time>              A date-time such as 2026-12-31T23:59:00Z, or seconds to move it by
                      such as +43200 or -60
  -p, --port <number> Port of the mock on this machine (default 4010)
  --url <url>         URL of the mock, instead of --port
  --namespace <name>  Namespace of the clock (default: the main one)
${HELP_LINE}

Example
  wapi-mock clock +43200    Access tokens have expired

Exit codes
  0  the time was printed
  2  no mock responded, or it rejected the time`;

/** The output of `--help`, by command. */
export const HELP: Readonly<Record<CommandName, string>> = {
  mock: MOCK_HELP,
  record: RECORD_HELP,
  replay: REPLAY_HELP,
  trigger: TRIGGER_HELP,
  clock: CLOCK_HELP,
};
