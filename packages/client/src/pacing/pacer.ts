import type { OperationId } from '@wapi/types';
import { limitHeaders } from '../generated/wire.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import { MAX_TIMER, now, toDate } from './clock.js';

/** The state of an operation's rate limit. */
export interface WapiLimit {
  /** Requests per minute: the number in the spec, until a response contains a different one. */
  limit: number;
  /** Requests that can be made now. */
  remaining: number;
  /** Calls that wait for a permit. */
  waiting: number;
  /** The time at which one more request can be made; undefined if no slot is used. */
  nextAt: Date | undefined;
}

/** Keeps requests under the rate limits of one credential. Created by `createPacer`. */
export interface WapiPacer {
  /**
   * Returns a permit if one is available now.
   *
   * @internal
   */
  tryEnter(operation: OperationDescriptor): Permit | undefined;
  /** @internal */
  enter(operation: OperationDescriptor, waiter: Waiter): Promise<Permit>;
  /** @internal */
  limits(operations: readonly OperationDescriptor[]): Record<OperationId, WapiLimit>;
}

/** A call that waits for a permit. */
export interface Waiter {
  /** Sequence number. Earlier calls go first, so a retry keeps its place in the queue. */
  number: number;
  /** The latest `now()` time at which the call can still use the permit. */
  deadline: number;
  /** The longest wait after the API asked the client to retry later, in milliseconds. */
  maxRetryAfter: number;
  signal: AbortSignal;
  /** Receives the estimated `now()` time of the permit if the call has to wait. */
  onQueued?: (startsAt: number) => void;
}

/** The right to make one request now. */
export interface Permit {
  /**
   * Releases the permit after the request. Must be called exactly once.
   *
   * @param counted whether the API may have counted the request
   * @param headers the headers of the response
   */
  end(counted: boolean, headers?: Headers): void;
  /** Grants no permit before this `now()` time. */
  closeUntil(time: number): void;
}

/** The permit would be granted too late for the call. */
export class TooLateError extends Error {
  static {
    this.prototype.name = 'TooLateError';
  }

  /** @param at the `now()` time at which the permit would be granted */
  constructor(readonly at: number) {
    super('the permit would be granted too late');
  }
}

interface QueueEntry extends Waiter {
  grant(): void;
  reject(reason: unknown): void;
}

/**
 * The rate limit of one operation, or of several operations that share a limit. A request uses a slot while it is in
 * progress, and for one minute after its response.
 */
interface Bucket {
  limit: number;
  underWay: number;
  /** The `now()` times at which the slots of ended requests become free, ascending. */
  spent: number[];
  closedUntil: number;
  /** The waiting calls, in the order in which they get permits. */
  waiting: QueueEntry[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

const WINDOW = 60_000;
/**
 * The highest limit to adopt from a response header, because a wrong header could exhaust the memory. Exceeds every
 * real limit.
 */
const MAX_LIMIT = 10_000;

/**
 * Creates a pacer for one credential. Pass it to all clients that use this credential.
 *
 * Not documented by WiPay: whether the API counts in fixed or in sliding minutes. A slot is freed one minute after the
 * response, which stays under the limit with either kind of window.
 */
export function createPacer(): WapiPacer {
  const buckets = new Map<string, Bucket>();

  function getBucket({ id, limit, bucket: name = id }: OperationDescriptor): Bucket {
    let bucket = buckets.get(name);
    if (!bucket)
      buckets.set(name, (bucket = { limit, underWay: 0, spent: [], closedUntil: 0, waiting: [], timer: undefined }));
    while ((bucket.spent[0] ?? Infinity) <= now()) bucket.spent.shift();
    return bucket;
  }

  /** Grants all permits that are available, and rejects the calls whose permit would come too late. */
  function grantPermits(operation: OperationDescriptor): void {
    const bucket = getBucket(operation);
    clearTimeout(bucket.timer);
    while (bucket.waiting.length > 0 && countAvailable(bucket) > 0) {
      bucket.underWay += 1;
      bucket.waiting.shift()?.grant();
    }
    if (bucket.waiting.length === 0) return;
    const startTime = estimateStartTimes(bucket);
    const late = new Map(
      bucket.waiting.flatMap((waiter, index) =>
        isTooLate(bucket, waiter, startTime(index)) ? [[waiter, startTime(index)]] : [],
      ),
    );
    bucket.waiting = bucket.waiting.filter((waiter) => !late.has(waiter));
    for (const [waiter, at] of late) waiter.reject(new TooLateError(at));
    const delay = Math.max(bucket.closedUntil, countFreeSlots(bucket) > 0 ? 0 : (bucket.spent[0] ?? 0)) - now();
    // Set no timer for a delay of 0, because the next response frees a slot.
    if (bucket.waiting.length > 0 && delay > 0)
      bucket.timer = setTimeout(grantPermits, Math.min(delay, MAX_TIMER), operation);
  }

  function createPermit(operation: OperationDescriptor, bucket: Bucket): Permit {
    return {
      end(counted, headers) {
        bucket.underWay -= 1;
        if (counted) bucket.spent.push(now() + WINDOW);
        if (headers) applyLimitHeaders(bucket, headers, counted);
        grantPermits(operation);
      },
      closeUntil(time) {
        bucket.closedUntil = Math.max(bucket.closedUntil, time);
      },
    };
  }

  function waitInQueue(operation: OperationDescriptor, bucket: Bucket, waiter: Waiter): Promise<void> {
    return new Promise((resolve, reject) => {
      const { signal } = waiter;
      const leaveQueue = (then: () => void): void => {
        signal.removeEventListener('abort', abort);
        then();
      };
      const entry: QueueEntry = {
        ...waiter,
        grant: () => leaveQueue(resolve),
        reject: (reason) => leaveQueue(() => reject(reason)),
      };
      const abort = (): void => {
        bucket.waiting = bucket.waiting.filter((other) => other !== entry);
        entry.reject(signal.reason);
        grantPermits(operation);
      };
      signal.addEventListener('abort', abort);
      bucket.waiting.splice(findQueueIndex(bucket, waiter), 0, entry);
      grantPermits(operation);
      const index = bucket.waiting.indexOf(entry);
      if (index >= 0) waiter.onQueued?.(estimateStartTimes(bucket)(index));
    });
  }

  return {
    tryEnter(operation) {
      const bucket = getBucket(operation);
      if (bucket.waiting.length > 0 || countAvailable(bucket) === 0) return undefined;
      bucket.underWay += 1;
      return createPermit(operation, bucket);
    },
    async enter(operation, waiter) {
      waiter.signal.throwIfAborted();
      const bucket = getBucket(operation);
      await waitInQueue(operation, bucket, waiter);
      return createPermit(operation, bucket);
    },
    limits(operations) {
      const entries = operations.map((operation): [string, WapiLimit] => {
        const bucket = getBucket(operation);
        const { limit, waiting, spent, closedUntil } = bucket;
        const next = Math.max(closedUntil, spent[Math.max(0, spent.length + bucket.underWay - limit)] ?? 0);
        return [
          operation.id,
          {
            limit,
            remaining: countAvailable(bucket),
            waiting: waiting.length,
            nextAt: next > now() ? toDate(next) : undefined,
          },
        ];
      });
      return Object.fromEntries(entries) as Record<OperationId, WapiLimit>;
    },
  };
}

/** The number of permits that can be granted now. */
function countAvailable(bucket: Bucket): number {
  return bucket.closedUntil > now() ? 0 : countFreeSlots(bucket);
}

function countFreeSlots({ limit, underWay, spent }: Bucket): number {
  return Math.max(0, limit - underWay - spent.length);
}

/** Returns the index at which to insert a call into the queue: after all earlier calls. */
function findQueueIndex({ waiting }: Bucket, { number }: Waiter): number {
  return waiting.findLastIndex((waiter) => waiter.number < number) + 1;
}

/**
 * Returns a function that estimates the earliest start of a call with `ahead` calls before it. Assumes that requests in
 * progress end immediately.
 */
function estimateStartTimes({ limit, underWay, spent, closedUntil }: Bucket): (ahead: number) => number {
  const current = now();
  const taken = [...spent, ...Array<number>(underWay).fill(current + WINDOW)];
  const free = [...Array<number>(Math.max(0, limit - taken.length)).fill(current), ...taken.slice(-limit)].map((time) =>
    Math.max(time, closedUntil),
  );
  return (ahead) => (free[ahead % limit] ?? current) + WINDOW * Math.floor(ahead / limit);
}

function isTooLate({ closedUntil }: Bucket, { deadline, maxRetryAfter }: Waiter, at: number): boolean {
  return at > deadline || closedUntil > now() + maxRetryAfter;
}

/**
 * Adopts the limit and the remaining requests from a response, because the limit may have changed, or other clients may
 * use the same credential. If the API did not count this request, adopts only the limit. The response then says when to
 * retry.
 */
function applyLimitHeaders(bucket: Bucket, headers: Headers, counted: boolean): void {
  const limit = Number(headers.get(limitHeaders.limit) ?? 0);
  if (!(limit >= 1)) return;
  bucket.limit = Math.floor(Math.min(limit, MAX_LIMIT));
  if (!counted) return;
  const used = bucket.limit - Number(headers.get(limitHeaders.remaining) ?? Number.NaN);
  // If the full limit remains, free the slot, because only a mock without rate limits reports the full limit after a
  // request.
  if (used === 0) bucket.spent.pop();
  for (let unknown = used - bucket.underWay - bucket.spent.length; unknown > 0; unknown -= 1)
    bucket.spent.push(now() + WINDOW);
}
