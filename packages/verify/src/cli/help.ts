import type { Command } from './find-command.js';

const GENERAL_HELP = `Usage: wapi-verify <url> [options]
       wapi-verify <command> [options]

Compares a running WAPI, such as https://ttsb.wipayfinancial.com/wapi, with the contract.
Reads everything, sends harmless requests that must fail, and runs the workflows that
move no money. Deletes what it creates and nothing else.

  --plan              Print what the run would do, without a request
  --allow-money       Also run what moves money: charges, refunds and withdrawals
  --format <name>     text, markdown, json, junit or sarif (default text)
  --platform <code>   Country platform (default: the host's, or tt)
  --state <file>      File for the progress of the run (default wapi-verify-state.json).
                      After Ctrl-C, the same command continues
  --restart           Ignore the progress of an interrupted run
  --timeout <seconds> Seconds without data from the server (default 60)
  --version           Print the version of this command and of the API
  --help, -h          Print this text; after a command, print the options of that command

Credentials, from the environment only
  WAPI_EMAIL, WAPI_PASSWORD  An account. Use one of the sandbox
  WAPI_KEY                   A WAPI Key, alone or with the account
  WAPI_ACCOUNT_NUMBER        An account that the caller, a Main Merchant Account, may read
  WAPI_VERIFY_<INPUT>        Another input of a workflow, such as WAPI_VERIFY_TRANSACTION_ID

Commands
  proxy <target>      Forwards requests to an API and compares its traffic with the spec
  har <file>          Compares the traffic of a HAR file with the spec
  workflows <url>     Runs the workflows of the spec against a server

Exit codes
  0    no deviation and no failed workflow
  1    a deviation, or a failed workflow
  2    wrong usage, or the command could not run
  130  stopped by Ctrl-C; the same command continues`;

const PROXY_HELP = `Usage: wapi-verify proxy <target> [options]

Forwards requests unchanged to an API, such as https://ttsb.wipayfinancial.com/wapi.
Reports each deviation of a request or response from the spec once.

  --port <number>     Port to listen on; 0 picks a free one (default 4010)
  --host <address>    Address to listen on (default 127.0.0.1)
  --platform <code>   Country platform (default: the target's, or tt)
  --report <file>     JSON file to write the deviations to
  --timeout <seconds> Seconds without data from the API before a 504 (default 60)
  --fail-on-deviation Exit with 1 if the API deviates from the spec or does not respond
  --help, -h          Print this text

The deviations as JSON: GET /__wapi/deviations.

Exit codes
  0  stopped by a signal
  1  --fail-on-deviation is set, and the API deviates from the spec or does not respond
  2  the proxy could not run`;

const HAR_HELP = `Usage: wapi-verify har <file> [options]

Compares the requests and responses of a HAR file with the spec, such as a recording of
a browser, of wapi-mock record, or of redocly respect. Prints each deviation once, and
the operations, statuses, named examples, fields and scopes that the traffic covers.

  --platform <code>   Country platform (default tt)
  --format <name>     text or json (default text)
  --help, -h          Print this text

Exit codes
  0  no deviation of the API
  1  the API deviates from the spec
  2  the file cannot be read`;

const WORKFLOWS_HELP = `Usage: wapi-verify workflows <url> [email password [name=value ...]] [options]

Runs every workflow of the spec against a server. Without an e-mail address and a
password, the server must be the mock: it is reset before each workflow, and each
workflow runs as its own persona. Pass the other inputs of the workflows as
name=value. platform=jm skips the workflows that are not for Jamaica.

  --workflow <name>   Run only this workflow, such as refund. May be repeated
  --help, -h          Print this text

Exit codes
  0  all workflows passed
  1  a workflow failed
  2  the workflows could not run`;

/** The output of `--help`, by command. */
export const HELP: Readonly<Record<Command['name'], string>> = {
  help: GENERAL_HELP,
  run: GENERAL_HELP,
  version: GENERAL_HELP,
  proxy: PROXY_HELP,
  har: HAR_HELP,
  workflows: WORKFLOWS_HELP,
};

/** Whether the user asks for help. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.some((arg) => arg === '--help' || arg === '-h');
}
