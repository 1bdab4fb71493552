import { platforms, type Platform } from '@wapi/types';
import type { ScheduledStatus } from '../webhooks/webhooks.js';
import { parseTime } from '../state/clock.js';
import { readPort } from './address.js';
import { parseOptions, readChoice } from './parse-options.js';
import { UsageError } from './usage-error.js';

/** The options that all mock-starting commands share. */
export const MOCK_OPTIONS = {
  port: { type: 'string', short: 'p', default: '4010' },
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
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  webhook: { type: 'string', multiple: true },
  'webhook-secret': { type: 'string' },
  quiet: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  version: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** A fault, or a sequence of faults, that the mock has not validated yet. */
export interface FaultArgument {
  operation: string;
  fault: unknown;
}

/** The options of the `clock` command. They select a running mock. */
export const CLOCK_OPTIONS = {
  port: MOCK_OPTIONS.port,
  url: { type: 'string' },
  namespace: { type: 'string' },
} as const;

/** The options of `trigger`. */
export const TRIGGER_OPTIONS = { set: { type: 'string', multiple: true }, ...CLOCK_OPTIONS } as const;

/** The options of `replay`. */
export const REPLAY_OPTIONS = {
  port: MOCK_OPTIONS.port,
  host: MOCK_OPTIONS.host,
  quiet: MOCK_OPTIONS.quiet,
  json: MOCK_OPTIONS.json,
} as const;

/**
 * The environment variable to use instead of `--webhook-secret`, because other users of the machine can read a
 * process's arguments.
 */
export const WEBHOOK_SECRET_VARIABLE = 'WAPI_MOCK_WEBHOOK_SECRET';

/** The parsed command line. */
export interface MockArguments {
  port: number;
  host: string;
  platform: Platform;
  rateLimit: boolean;
  stateless: boolean;
  withdrawalSchedule: ScheduledStatus[];
  /** Milliseconds by which the mock's clock is ahead of the system clock. */
  clockOffset: number;
  faults: FaultArgument[];
  seed: string | undefined;
  specFile: string | undefined;
  watch: boolean;
  store: string | undefined;
  /** The files of the certificate and its key; undefined for plain HTTP. */
  tlsFiles: { cert: string; key: string } | undefined;
  webhookUrls: string[];
  webhookSecret: string | undefined;
  quiet: boolean;
  json: boolean;
  /** The arguments that are not options. */
  positionals: string[];
}

/**
 * Parses the command line of a command that starts a mock.
 *
 * @throws {UsageError} if an argument is invalid
 */
export function readArguments(args: readonly string[]): MockArguments {
  const { values, positionals } = parseOptions(args, MOCK_OPTIONS);
  if (values['webhook-secret'] === '') throw new UsageError('--webhook-secret must not be empty');
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
    tlsFiles: readTlsFiles(values['tls-cert'], values['tls-key']),
    webhookUrls: (values.webhook ?? []).map(readUrl),
    webhookSecret: values['webhook-secret'] ?? process.env[WEBHOOK_SECRET_VARIABLE],
    quiet: values.quiet,
    json: values.json,
    positionals,
  };
}

function readTlsFiles(cert: string | undefined, key: string | undefined): MockArguments['tlsFiles'] {
  if (cert !== undefined && key !== undefined) return { cert, key };
  if (cert === key) return undefined;
  throw new UsageError('--tls-cert and --tls-key must be given together');
}

/** The error does not repeat the URL, because it may contain a secret. */
function readUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError('--webhook must be an http or https URL, such as http://127.0.0.1:3000/hooks');
  return url;
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
