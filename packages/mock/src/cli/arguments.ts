import { platforms, type Platform } from '@wapi/types';
import type { ScheduledStatus } from '../webhooks/webhooks.js';
import { readPort } from './address.js';
import { parseOptions, readChoice } from './parse-options.js';
import { UsageError } from './usage-error.js';

/** What `wapi-mock --help` prints. */
export const HELP = `Usage: wapi-mock [options]
       wapi-mock record <file.har> [options]

Answers as WiPay's WAPI does: same rules, same messages, same limits. With record,
writes what passes through to a HAR file, without secrets. To compare the traffic of
the real API with the spec, see wapi-verify proxy --help.

  --port <number>     Port to listen on; 0 picks a free one (default 4010)
  --host <address>    Address to listen on (default 127.0.0.1)
  --platform <code>   Country platform: ${platforms.join(', ')} (default tt)
  --no-rate-limit     Do not limit requests per minute
  --stateless         Every request finds the personas as they start out
  --seed <file>       JSON or YAML with accounts to start with
  --spec <file>       Bundled OpenAPI document to answer by (default the one it was built from)
  --watch             Answer by that file anew whenever it is saved; what it holds is kept
  --store <url>       Redis to keep state and limits in, so that several mocks
                      share them: redis://host:port/database (default: in memory)
  --withdrawal-schedule <list>
                      What happens to every withdrawal by itself, as seconds:status
                      after it was created, e.g. 5:1,10:2 (default nothing)
  --version           Print which version this is, and of which API
  --help              Print this

Personas and their keys: GET /__wapi. Start again: POST /__wapi/reset.`;

/** The options of the mock. */
export const MOCK_OPTIONS = {
  port: { type: 'string', default: '4010' },
  host: { type: 'string', default: '127.0.0.1' },
  platform: { type: 'string', default: 'tt' },
  'no-rate-limit': { type: 'boolean', default: false },
  stateless: { type: 'boolean', default: false },
  seed: { type: 'string' },
  spec: { type: 'string' },
  watch: { type: 'boolean', default: false },
  store: { type: 'string' },
  'withdrawal-schedule': { type: 'string', default: '' },
  help: { type: 'boolean', default: false },
} as const;

/** What the command line asks of the mock. */
export interface MockArguments {
  port: number;
  host: string;
  platform: Platform;
  rateLimit: boolean;
  stateless: boolean;
  withdrawalSchedule: ScheduledStatus[];
  seed: string | undefined;
  specFile: string | undefined;
  watch: boolean;
  store: string | undefined;
  harFile: string | undefined;
}

/**
 * Reads the arguments of the command line; undefined where help is asked for.
 *
 * @throws UsageError when one cannot be used
 */
export function readArguments(args: readonly string[]): MockArguments | undefined {
  const { values, positionals } = parseOptions(args, MOCK_OPTIONS);
  if (values.help) return undefined;
  if (values.watch && values.spec === undefined)
    throw new UsageError('--watch needs the file to watch: --spec openapi.json');
  return {
    port: readPort(values.port),
    host: values.host,
    platform: readChoice('--platform', values.platform, platforms),
    rateLimit: !values['no-rate-limit'],
    stateless: values.stateless,
    withdrawalSchedule: readSchedule(values['withdrawal-schedule']),
    seed: values.seed,
    specFile: values.spec,
    watch: values.watch,
    store: values.store,
    harFile: readHarFile(positionals),
  };
}

function readHarFile([command, file, ...rest]: readonly string[]): string | undefined {
  if (command === undefined) return undefined;
  if (command !== 'record') throw new UsageError(`there is no command ${command}: there is record <file.har>`);
  if (file === undefined || rest.length > 0) throw new UsageError('record takes the name of one file to write');
  return file;
}

function readSchedule(list: string): ScheduledStatus[] {
  if (list === '') return [];
  return list.split(',').map((entry) => {
    const [, after, status] = /^(\d+(?:\.\d+)?):(\d)$/.exec(entry) ?? [];
    if (after === undefined)
      throw new UsageError(`--withdrawal-schedule ${list} is no list of seconds:status such as 5:1,10:2`);
    return { after: Number(after), status: Number(status) };
  });
}
