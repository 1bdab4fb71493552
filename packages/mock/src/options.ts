import { randomBytes, randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { contract, type OpenApiDocument, platforms, type Platform } from '@wapi/types';
import type { TrafficListener } from './recording/recorder.js';
import { isTime } from './state/clock.js';
import { requireRedisUrl } from './state/redis/redis-url.js';
import { NO_SEED, type Seed } from './state/seed.js';
import { type Endpoint, isHttpUrl } from './webhooks/deliveries.js';
import { withdrawalStatuses } from './webhooks/event.js';
import type { ScheduledStatus } from './webhooks/webhooks.js';
import { OptionError } from './mock-error.js';

/** The options for `createMock`. All are optional. */
export interface MockOptions {
  /**
   * The bundled spec: one OpenAPI 3.1 document without references to other files.
   *
   * @default the spec from which this package was built
   */
  spec?: OpenApiDocument | undefined;
  /**
   * The two-letter country code of the platform.
   *
   * @default 'tt'
   */
  platform?: Platform | undefined;
  /**
   * Whether the mock enforces the operations' rate limits.
   *
   * @default true
   */
  rateLimit?: boolean | undefined;
  /**
   * Whether every request starts from the initial state. If so, no change is saved.
   *
   * @default false
   */
  stateless?: boolean | undefined;
  /**
   * The URL of a Redis that stores state and rate limits. All mocks of a platform with the same URL share this data.
   *
   * @default undefined, which stores the data in memory until the mock ends
   * @example 'redis://127.0.0.1:6379/0'
   */
  store?: string | undefined;
  /**
   * Called with a human-readable message when a request finds the store unavailable, and again when the store has
   * recovered.
   */
  onStoreChange?: ((sentence: string) => void) | undefined;
  /**
   * Returns the current time in milliseconds since 1970.
   *
   * @default Date.now
   */
  clock?: (() => number) | undefined;
  /**
   * Whether `mock.requests` logs the requests.
   *
   * @default true
   */
  requestLog?: boolean | undefined;
  /** Records API requests and responses. Create it with `createRecorder`. */
  recorder?: TrafficListener | undefined;
  /**
   * Accounts that exist from the start, in addition to the personas.
   *
   * @example { accounts: [{ email: 'shop@example.com', basedOn: 'wapi@test.com' }] }
   */
  seed?: Seed | undefined;
  /**
   * The status changes that every withdrawal goes through after its creation.
   *
   * @default []
   * @example [{ after: 5, status: 1 }, { after: 10, status: 2 }]
   */
  withdrawalSchedule?: readonly ScheduledStatus[] | undefined;
  /** How webhooks are sent. */
  webhooks?:
    | {
        /**
         * The function that sends webhooks.
         *
         * @default globalThis.fetch
         */
        fetch?: typeof fetch | undefined;
        /**
         * Seconds to wait before each retry of a webhook delivery. WiPay does not document the delays that its own
         * webhooks use.
         *
         * @default [1, 5, 25]
         */
        retryDelays?: readonly number[] | undefined;
        /**
         * Endpoints that receive the events of all accounts, from the start and after each reset. If an endpoint has no
         * secret, the mock creates a random secret.
         *
         * @default []
         */
        endpoints?: readonly { url: string; secret?: string | undefined }[] | undefined;
      }
    | undefined;
}

/** The options for `createMock`, with all defaults applied. */
export type ResolvedOptions = Known<Omit<MockOptions, 'spec' | 'store' | 'recorder' | 'webhooks'>> &
  Pick<Required<MockOptions>, 'spec' | 'store' | 'recorder'> & {
    webhooks: Known<Omit<NonNullable<MockOptions['webhooks']>, 'endpoints'>> & { endpoints: readonly Endpoint[] };
  };
type Known<Options> = { [Name in keyof Options]-?: NonNullable<Options[Name]> };

const RETRY_DELAYS = [1, 5, 25];
/**
 * The rule for durations in seconds, as error messages state it. `setTimeout` accepts at most 2^31 - 1 milliseconds.
 */
const DURATION_RULE = 'from 0 to 2147483';

/**
 * Applies the defaults. Rejects unknown options, because plain JavaScript has no compiler that finds misspelt options.
 *
 * @throws {OptionError} if an option is unknown or has an invalid value
 */
export function resolveOptions(given: MockOptions): ResolvedOptions {
  requireObject(given, 'the options');
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
  requireObject(webhooks, '"webhooks"');
  const { fetch: send = callGlobalFetch, retryDelays = RETRY_DELAYS, endpoints = [] } = webhooks;
  const options = {
    spec,
    platform,
    rateLimit,
    stateless,
    store,
    onStoreChange,
    clock: checkedClock(clock),
    requestLog,
    recorder,
    seed,
    withdrawalSchedule,
    webhooks: { fetch: send, retryDelays, endpoints: resolveEndpoints(endpoints) },
  };
  requireKnown(Object.keys(given), Object.keys(options));
  requireKnown(Object.keys(webhooks), Object.keys(options.webhooks), 'webhooks.');
  requirePlatform(platform);
  for (const name of ['rateLimit', 'stateless', 'requestLog'] as const) {
    if (typeof options[name] !== 'boolean')
      throw new OptionError(`createMock: "${name}" must be a boolean, received ${typeof options[name]}.`);
  }
  requireFunction('clock', clock);
  requireFunction('onStoreChange', onStoreChange);
  requireFunction('webhooks.fetch', send);
  // Report a wrong clock here instead of in the response to each request.
  options.clock();
  if (recorder !== undefined && (typeof recorder.learn !== 'function' || typeof recorder.note !== 'function'))
    throw new OptionError('createMock: "recorder" must be a recorder. Create it with createRecorder().');
  if (store !== undefined) requireRedisUrl(store);
  if (store !== undefined && stateless)
    throw new OptionError('createMock: "store" and "stateless" cannot be combined. Remove one of them.');
  requireSchedule(withdrawalSchedule);
  if (!Array.isArray(retryDelays) || !retryDelays.every(isDuration))
    throw new OptionError(
      `createMock: "webhooks.retryDelays" must be a list of seconds ${DURATION_RULE}, ` +
        `received ${inspect(retryDelays)}.`,
    );
  return options;
}

function requireObject(given: unknown, name: string): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new OptionError(`createMock: ${name} must be an object, received ${inspect(given)}.`);
}

function requireFunction(name: string, given: unknown): void {
  if (typeof given !== 'function')
    throw new OptionError(`createMock: "${name}" must be a function, received ${typeof given}.`);
}

/** Returns a clock that rejects times that are not valid. */
function checkedClock(clock: () => number): () => number {
  return () => {
    const now: unknown = clock();
    if (!isTime(now))
      throw new OptionError(
        `createMock: "clock" must return milliseconds from 1970 to 9999, received ${inspect(now)}. ` +
          'Example: () => Date.now().',
      );
    return now;
  };
}

function requireKnown(given: readonly string[], known: readonly string[], prefix = ''): void {
  const unknown = given.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new OptionError(
      `createMock: unknown option "${prefix}${unknown}". Known options: ` +
        `${known.map((name) => prefix + name).join(', ')}.`,
    );
}

/** @throws {OptionError} if the built-in spec does not define the platform */
export function requirePlatform(platform: Platform): void {
  if (!platforms.includes(platform))
    throw new OptionError(
      `createMock: "platform" must be one of ${platforms.join(', ')}, received ${inspect(platform)}.`,
    );
}

/** Looks up the global `fetch` at each call, because tests replace it. */
const callGlobalFetch: typeof fetch = (input, init) => fetch(input, init);

function requireSchedule(schedule: readonly ScheduledStatus[]): void {
  const statuses = withdrawalStatuses(contract);
  const isGood =
    Array.isArray(schedule) &&
    schedule.every(
      (step: Partial<ScheduledStatus> | null) =>
        isDuration(step?.after) && statuses.includes(step?.status ?? Number.NaN),
    );
  if (!isGood)
    throw new OptionError(
      `createMock: "withdrawalSchedule" must be a list of { after: seconds, status: ${statuses.join(' | ')} }, ` +
        `received ${inspect(schedule)}.`,
    );
}

function resolveEndpoints(endpoints: NonNullable<NonNullable<MockOptions['webhooks']>['endpoints']>): Endpoint[] {
  if (!Array.isArray(endpoints))
    throw new OptionError(`createMock: "webhooks.endpoints" must be a list, received ${typeof endpoints}.`);
  return endpoints.map((endpoint: (typeof endpoints)[number] | null) => {
    const { url, secret = randomBytes(32).toString('hex') } = endpoint ?? {};
    if (!isHttpUrl(url))
      throw new OptionError('createMock: "url" of "webhooks.endpoints" must be an http or https URL.');
    if (typeof secret !== 'string' || secret === '')
      throw new OptionError('createMock: "secret" of "webhooks.endpoints" must be a non-empty string.');
    return { id: randomUUID(), url, secret };
  });
}

function isDuration(seconds: unknown): boolean {
  return typeof seconds === 'number' && seconds >= 0 && seconds * 1000 < 2 ** 31;
}
