import type { OperationId } from '@wapi/types';
import { limitHeaders } from '../generated/wire.js';
import type { OperationDescriptor } from '../operation/descriptor.js';

/** What is left of an operation's limit. */
export interface WapiLimit {
  /** Requests per minute: the spec's, until the API says otherwise. */
  limit: number;
  /** How many requests can be made now. */
  remaining: number;
  /** How many calls wait for their turn. */
  waiting: number;
  /** When one request more can be made; undefined where nothing is spent. */
  nextAt: Date | undefined;
}

/** Keeps the limits of one credential. Made by `createPacer`. */
export interface WapiPacer {
  /**
   * A turn, if there is one now.
   *
   * @internal
   */
  tryEnter(operation: OperationDescriptor): Permit | undefined;
  /** @internal */
  enter(operation: OperationDescriptor, caller: Waiter): Promise<Permit>;
  /** @internal */
  limits(operations: readonly OperationDescriptor[]): Record<OperationId, WapiLimit>;
}

/** A call that waits for its turn. */
export interface Waiter {
  /** Its number among all calls. Who began earlier goes first, so a repeated request does not queue up anew. */
  number: number;
  /** When the call must be over, in milliseconds since 1970. */
  deadline: number;
  /** The longest that it waits because the API closed the operation, in milliseconds. */
  patience: number;
  signal: AbortSignal;
}

/** The right to make one request now. */
export interface Permit {
  /**
   * Gives it back. Must be called once.
   *
   * @param counted whether the API may have counted the request
   * @param headers of its answer
   */
  end(counted: boolean, headers?: Headers): void;
  /** Lets nobody have a turn before that time, in milliseconds since 1970. */
  closeUntil(time: number): void;
}

/** The permit would be granted too late for the call. */
export class TooLateError extends Error {
  static {
    this.prototype.name = 'TooLateError';
  }

  /** @param at when the permit would be granted, in milliseconds since 1970 */
  constructor(readonly at: number) {
    super('the permit would be granted too late');
  }
}

interface QueueEntry extends Waiter {
  go(): void;
  giveUp(reason: unknown): void;
}

/** One operation's limit. A request holds a place while it is under way, and for a minute after its answer. */
interface Bucket {
  limit: number;
  underWay: number;
  /** When the places of answered requests are free again, ascending. */
  spent: number[];
  closedUntil: number;
  /** In the order of their turns. */
  waiting: QueueEntry[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

const WINDOW = 60_000;
/** More than any real limit; keeps a header from filling the memory. */
const MAX_LIMIT = 10_000;

/**
 * Makes what keeps the limits of one credential, to be shared by clients that have the same one.
 *
 * Whether the API counts in fixed or in sliding minutes is documented nowhere. A place is therefore only free again a minute after the
 * answer, which never is too many either way.
 */
export function createPacer(): WapiPacer {
  const lanes = new Map<string, Bucket>();

  function laneOf({ id, limit }: OperationDescriptor): Bucket {
    let lane = lanes.get(id);
    if (!lane) lanes.set(id, (lane = { limit, underWay: 0, spent: [], closedUntil: 0, waiting: [], timer: undefined }));
    while ((lane.spent[0] ?? Infinity) <= Date.now()) lane.spent.shift();
    return lane;
  }

  /** Lets those go whose turn it is, and sends those away for whom it comes too late. */
  function pump(operation: OperationDescriptor): void {
    const lane = laneOf(operation);
    clearTimeout(lane.timer);
    while (lane.waiting.length > 0 && left(lane) > 0) {
      lane.underWay += 1;
      lane.waiting.shift()?.go();
    }
    if (lane.waiting.length === 0) return;
    const turns = turnsOf(lane);
    const late = new Map(lane.waiting.flatMap((waiter, index) => (isTooLate(lane, waiter, turns(index)) ? [[waiter, turns(index)]] : [])));
    lane.waiting = lane.waiting.filter((waiter) => !late.has(waiter));
    for (const [waiter, at] of late) waiter.giveUp(new TooLateError(at));
    const delay = Math.max(lane.closedUntil, places(lane) > 0 ? 0 : (lane.spent[0] ?? 0)) - Date.now();
    // Without a time, an answer brings the next turn. Longer delays would fire at once.
    if (lane.waiting.length > 0 && delay > 0) lane.timer = setTimeout(pump, Math.min(delay, 2 ** 31 - 1), operation);
  }

  function turnIn(operation: OperationDescriptor, lane: Bucket): Permit {
    return {
      end(counted, headers) {
        lane.underWay -= 1;
        if (counted) lane.spent.push(Date.now() + WINDOW);
        if (headers) correct(lane, headers, counted);
        pump(operation);
      },
      closeUntil(time) {
        lane.closedUntil = Math.max(lane.closedUntil, time);
      },
    };
  }

  function wait(operation: OperationDescriptor, lane: Bucket, caller: Waiter): Promise<void> {
    return new Promise((resolve, reject) => {
      const { signal } = caller;
      const settle = (then: () => void): void => {
        signal.removeEventListener('abort', leave);
        then();
      };
      const waiter: QueueEntry = { ...caller, go: () => settle(resolve), giveUp: (reason) => settle(() => reject(reason)) };
      const leave = (): void => {
        lane.waiting = lane.waiting.filter((other) => other !== waiter);
        waiter.giveUp(signal.reason);
        pump(operation);
      };
      signal.addEventListener('abort', leave);
      lane.waiting.splice(placeFor(lane, caller), 0, waiter);
      pump(operation);
    });
  }

  return {
    tryEnter(operation) {
      const lane = laneOf(operation);
      if (lane.waiting.length > 0 || left(lane) === 0) return undefined;
      lane.underWay += 1;
      return turnIn(operation, lane);
    },
    async enter(operation, caller) {
      caller.signal.throwIfAborted();
      const lane = laneOf(operation);
      await wait(operation, lane, caller);
      return turnIn(operation, lane);
    },
    limits(operations) {
      const entries = operations.map((operation): [string, WapiLimit] => {
        const lane = laneOf(operation);
        const { limit, waiting, spent, closedUntil } = lane;
        const next = Math.max(closedUntil, spent[Math.max(0, spent.length + lane.underWay - limit)] ?? 0);
        return [operation.id, { limit, remaining: left(lane), waiting: waiting.length, nextAt: next > Date.now() ? new Date(next) : undefined }];
      });
      return Object.fromEntries(entries) as Record<OperationId, WapiLimit>;
    },
  };
}

/** How many may go now. */
function left(lane: Bucket): number {
  return lane.closedUntil > Date.now() ? 0 : places(lane);
}

function places({ limit, underWay, spent }: Bucket): number {
  return Math.max(0, limit - underWay - spent.length);
}

/** The place in the queue behind all who began earlier. */
function placeFor({ waiting }: Bucket, { number }: Waiter): number {
  return waiting.findLastIndex((waiter) => waiter.number < number) + 1;
}

/** When the turn of somebody with so many others ahead can come at the earliest: if requests under way are answered at once. */
function turnsOf({ limit, underWay, spent, closedUntil }: Bucket): (ahead: number) => number {
  const now = Date.now();
  const taken = [...spent, ...Array<number>(underWay).fill(now + WINDOW)];
  const free = [...Array<number>(Math.max(0, limit - taken.length)).fill(now), ...taken.slice(-limit)].map((time) => Math.max(time, closedUntil));
  return (ahead) => (free[ahead % limit] ?? now) + WINDOW * Math.floor(ahead / limit);
}

function isTooLate({ closedUntil }: Bucket, { deadline, patience }: Waiter, at: number): boolean {
  return at > deadline || closedUntil > Date.now() + patience;
}

/** The limit may have changed, and others may have used the same credential. An answer that was not counted says itself when to come back. */
function correct(lane: Bucket, headers: Headers, counted: boolean): void {
  const limit = Number(headers.get(limitHeaders.limit) ?? 0);
  if (!(limit >= 1)) return;
  lane.limit = Math.floor(Math.min(limit, MAX_LIMIT));
  if (!counted) return;
  const used = lane.limit - Number(headers.get(limitHeaders.remaining) ?? limit);
  for (let unknown = used - lane.underWay - lane.spent.length; unknown > 0; unknown -= 1) lane.spent.push(Date.now() + WINDOW);
}
