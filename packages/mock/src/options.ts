import { contract, type OpenApiDocument, platforms, type Platform } from '@wapi/types';
import type { Recorder } from './recording/recorder.js';
import { requireRedisUrl } from './state/redis/redis-url.js';
import { NO_SEED, type Seed } from './state/seed.js';
import { withdrawalStatuses } from './webhooks/event.js';
import type { ScheduledStatus } from './webhooks/webhooks.js';
import { OptionError } from './mock-error.js';

/** How the mock behaves. Everything may be left out. */
export interface MockOptions {
  /** The bundled spec to answer by: one OpenAPI 3.1 document without references to others. Default: the one that this package was built from. */
  spec?: OpenApiDocument | undefined;
  /** The country platform to be, as two letters. Default `tt`. */
  platform?: Platform | undefined;
  /** Whether the operations' rate limits hold. Default true. */
  rateLimit?: boolean | undefined;
  /** Whether every request finds the personas as they start out. Default false: what a request changes, the next one finds. */
  stateless?: boolean | undefined;
  /**
   * The URL of a Redis to keep state and limits in, such as `redis://127.0.0.1:6379/0`: all mocks of a platform that are given the same share them.
   * Default: they are kept in memory, and end with the mock.
   */
  store?: string | undefined;
  /** Told, in a sentence, when a request finds that the store cannot be used any more, and when one finds it back. Default: nobody is. */
  onStoreChange?: ((sentence: string) => void) | undefined;
  /** The time in milliseconds since 1970. Default `Date.now`. */
  clock?: (() => number) | undefined;
  /** Whether `requests` remembers what the mock was asked. Default true. */
  requestLog?: boolean | undefined;
  /** Records what the API is asked and answers, as `createRecorder` makes one. Default: nothing does. */
  recorder?: Recorder | undefined;
  /** Accounts to start with, besides the personas. Default: none. */
  seed?: Seed | undefined;
  /** What happens to every withdrawal by itself after it was created. Default: nothing. */
  withdrawalSchedule?: readonly ScheduledStatus[] | undefined;
  /** How webhooks are sent. */
  webhooks?:
    | {
        /** What they are sent with. Default: the global `fetch`. */
        fetch?: typeof fetch | undefined;
        /** How long to wait before each retry, in seconds. Default 1, 5 and 25: when WiPay tries again is not known. */
        retryDelays?: readonly number[] | undefined;
      }
    | undefined;
}

/** The options with every default in its place. */
export type ResolvedOptions = Known<Omit<MockOptions, 'spec' | 'store' | 'recorder' | 'webhooks'>> &
  Pick<Required<MockOptions>, 'spec' | 'store' | 'recorder'> & {
    webhooks: Known<NonNullable<MockOptions['webhooks']>>;
  };
type Known<Options> = { [Name in keyof Options]-?: NonNullable<Options[Name]> };

const RETRY_DELAYS = [1, 5, 25];

/**
 * Fills in the defaults. Users of plain JavaScript have no compiler that finds a misspelt option, which would be passed over in silence.
 *
 * @throws Error when there is no such option, or it has a value that is none of its values
 */
export function resolveOptions(given: MockOptions): ResolvedOptions {
  const {
    spec,
    platform = 'tt',
    rateLimit = true,
    stateless = false,
    store,
    onStoreChange = () => undefined,
    clock = Date.now,
    requestLog = true,
    recorder,
    seed = NO_SEED,
    withdrawalSchedule = [],
    webhooks = {},
  } = given;
  const { fetch: send = callGlobalFetch, retryDelays = RETRY_DELAYS, ...rest } = webhooks;
  const options = {
    spec,
    platform,
    rateLimit,
    stateless,
    store,
    onStoreChange,
    clock,
    requestLog,
    recorder,
    seed,
    withdrawalSchedule,
    webhooks: { fetch: send, retryDelays },
  };
  const unknown =
    Object.keys(given).find((name) => !Object.hasOwn(options, name)) ??
    Object.keys(rest).map((name) => `webhooks.${name}`)[0];
  if (unknown !== undefined)
    throw new OptionError(`createMock has no option ${unknown}: it has ${Object.keys(options).join(', ')}.`);
  requirePlatform(platform);
  for (const name of ['rateLimit', 'stateless', 'requestLog'] as const) {
    if (typeof options[name] !== 'boolean') throw new OptionError(`The option ${name} of createMock is true or false.`);
  }
  for (const name of ['clock', 'onStoreChange'] as const) {
    if (typeof options[name] !== 'function') throw new OptionError(`The option ${name} of createMock is a function.`);
  }
  if (recorder !== undefined && (typeof recorder.learn !== 'function' || typeof recorder.note !== 'function'))
    throw new OptionError('The option recorder of createMock is what createRecorder() returns.');
  if (store !== undefined) requireRedisUrl(store);
  if (store !== undefined && stateless) throw new OptionError('A stateless mock keeps nothing, so it takes no store.');
  requireSchedule(withdrawalSchedule);
  if (!Array.isArray(retryDelays) || !retryDelays.every(isDuration))
    throw new OptionError('The option webhooks.retryDelays of createMock is a list of seconds.');
  return options;
}

/** @throws Error when it is no platform of the spec that this package was built from */
export function requirePlatform(platform: Platform): void {
  if (!platforms.includes(platform))
    throw new OptionError(`The platform ${String(platform)} is none of ${platforms.join(', ')}.`);
}

/** Whatever the global `fetch` is at the time: tests replace it. */
const callGlobalFetch: typeof fetch = (input, init) => fetch(input, init);

function requireSchedule(schedule: readonly ScheduledStatus[]): void {
  const statuses = withdrawalStatuses(contract);
  const isGood =
    Array.isArray(schedule) && schedule.every(({ after, status }) => isDuration(after) && statuses.includes(status));
  if (!isGood)
    throw new OptionError(
      `The option withdrawalSchedule of createMock is a list of { after: seconds, status: ${statuses.join(' | ')} }.`,
    );
}

/** Whether a number of seconds can be waited for: `setTimeout` takes 31 bits of milliseconds. */
function isDuration(seconds: number): boolean {
  return Number.isFinite(seconds) && seconds >= 0 && seconds * 1000 < 2 ** 31;
}
