import { platforms, type Platform } from '@wapi/types';
import type { ScheduledStatus } from '../webhooks/webhooks.js';
import { parseTime } from '../state/clock.js';
import { readPort } from './address.js';
import { parseOptions, readChoice } from './parse-options.js';
import { UsageError } from './usage-error.js';

/** The output of `wapi-mock --help`. */
export const HELP = `Usage: wapi-mock [options]
       wapi-mock record <file.har> [options]

Starts a mock of WiPay's WAPI with the same rules, messages and limits. The command
record also writes the traffic to a HAR file, without secrets. To compare the traffic
of the real API with the spec, see wapi-verify proxy --help.

  --port <number>     Port to listen on; 0 selects a free one (default 4010)
  --host <address>    Address to listen on (default 127.0.0.1)
  --platform <code>   Country platform: ${platforms.join(', ')} (default tt)
  --no-rate-limit     Do not limit requests per minute
  --stateless         Do not save changes: every request starts from the initial state
  --seed <file>       JSON or YAML file with accounts that exist from the start
  --spec <file>       Bundled OpenAPI document to use (default: the built-in one)
  --watch             Reload the --spec file whenever it changes, without losing state
  --store <url>       Redis that stores state and limits, so that several mocks
                      share them: redis://host:port/database (default: memory)
  --withdrawal-schedule <list>
                      Status changes of every withdrawal, as seconds:status after
                      its creation, for example 5:1,10:2 (default: none)
  --clock <time>      Time at the start, as a date-time such as 2026-12-31T23:59:00Z or
                      as seconds from now such as +43200
  --fault <operation>=<JSON>
                      Fault from the start, as PUT /__wapi/faults/{operation} sets it;
                      may be repeated
  --version           Print the versions of the mock and of the API
  --help              Print this help

GET /__wapi lists the personas and their keys. POST /__wapi/reset resets the state.`;

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
  clock: { type: 'string' },
  fault: { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', default: false },
} as const;

/** A fault, or a row of faults, that the mock still has to check. */
export interface FaultArgument {
  operation: string;
  fault: unknown;
}

/** The parsed command line. */
export interface MockArguments {
  port: number;
  host: string;
  platform: Platform;
  rateLimit: boolean;
  stateless: boolean;
  withdrawalSchedule: ScheduledStatus[];
  /** Milliseconds by which the clock is ahead of the system's. */
  clockOffset: number;
  faults: FaultArgument[];
  seed: string | undefined;
  specFile: string | undefined;
  watch: boolean;
  store: string | undefined;
  harFile: string | undefined;
}

/**
 * Parses the command line.
 *
 * @returns undefined if `--help` was given
 * @throws {UsageError} if an argument is invalid
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
    clockOffset: readClock(values.clock),
    faults: values.fault.map(readFault),
    seed: values.seed,
    specFile: values.spec,
    watch: values.watch,
    store: values.store,
    harFile: readHarFile(positionals),
  };
}

function readHarFile([command, file, ...rest]: readonly string[]): string | undefined {
  if (command === undefined) return undefined;
  if (command !== 'record') throw new UsageError(`unknown command "${command}": the only command is record <file.har>`);
  if (file === undefined || rest.length > 0)
    throw new UsageError('record must be followed by the name of one file to write');
  return file;
}

function readClock(time: string | undefined): number {
  if (time === undefined) return 0;
  const offset = /^[+-]\d+$/.test(time) ? Number(time) * 1000 : parseTime(time) - Date.now();
  if (Number.isNaN(offset))
    throw new UsageError(
      `--clock must be a date-time such as 2026-12-31T23:59:00Z or seconds such as +43200, received "${time}"`,
    );
  return offset;
}

function readFault(argument: string): FaultArgument {
  const [, operation = '', text = ''] = /^(\*|\w+)=(.*)$/s.exec(argument) ?? [];
  try {
    return { operation, fault: JSON.parse(text) };
  } catch {
    throw new UsageError(
      `--fault must be <operation>=<JSON> such as getUserProfile={"status":500,"times":2}, received "${argument}"`,
    );
  }
}

function readSchedule(list: string): ScheduledStatus[] {
  if (list === '') return [];
  return list.split(',').map((entry) => {
    const [, after, status] = /^(\d+(?:\.\d+)?):(\d)$/.exec(entry) ?? [];
    if (after === undefined)
      throw new UsageError(
        `--withdrawal-schedule must be a list of seconds:status such as 5:1,10:2, received "${list}"`,
      );
    return { after: Number(after), status: Number(status) };
  });
}
