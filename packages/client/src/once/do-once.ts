import { isWapiError } from '../errors/is-wapi-error.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiError } from '../errors/wapi-error.js';
import type { WapiCallOptions } from '../operation/call-options.js';
import { MAX_TIMER } from '../pacing/clock.js';
import { assertOption } from '../transport/call-settings.js';
import { type AskingEntry, type Journal, type JournalEntry, next, type OrderKind } from './journal.js';
import { readEntry } from './read-entry.js';

/** Options of `chargeOnce` and `payOnce`. */
export interface OnceOptions extends Omit<WapiCallOptions, 'timeouts'> {
  /**
   * The time limit of one request, including all waits, in milliseconds. Less than 25 days.
   *
   * @default 20_000
   */
  timeout?: number | undefined;
  /**
   * How long a request may still be in transit after its timeout, in milliseconds. The client does not look for the
   * result before this time has passed. Use more than the total timeout of all proxies between you and WiPay. Less than
   * 25 days.
   *
   * @default 180_000
   */
  waitBeforeLooking?: number | undefined;
}

/** Decides when a human must handle an order whose request got no usable response. */
export interface LostRequestPolicy<Reason extends string> {
  /** Why a human must decide if a transaction may be the result. */
  found: Reason;
  /** Why a human must decide if no transaction was found and no other request may be sent. */
  notFound: Reason;
  /** The maximum number of consecutive requests without a usable response. After that, a human must decide. */
  maxRequests: number;
}

/** An order that must be carried out once, and how to send it and look for it. */
export interface OnceTask<Kind extends OrderKind> {
  orderId: string;
  order: Kind['order'];
  policy: LostRequestPolicy<Kind['reason']>;
  /** The name of the public function, for error messages. */
  name: string;
  /** The end of the error message for an order that differs from the open order with the same id. */
  conflict: string;
  /** Sends the request once. */
  send(options: WapiCallOptions): Promise<Kind['result']>;
  /** Finds the transactions that the requests of an order may have made. */
  find(entry: AskingEntry<Kind>): Promise<readonly string[]>;
}

/** A request may have been carried out, or is in progress. Call again after `lookAt`. */
export interface UnknownOutcome {
  outcome: 'unknown';
  lookAt: Date;
  /** The error of the request or of the search, usually a `WapiError`. Missing if a different call is in progress. */
  error?: unknown;
}

/** Nothing is sent until a human has decided. */
export interface AskHumanOutcome<Reason extends string> {
  outcome: 'askHuman';
  reason: Reason;
  /** The transactions that may be the result of the order. */
  transaction_ids: readonly string[];
}

/** The result of `doOnce`. */
export type OnceOutcome<Kind extends OrderKind> =
  | { outcome: 'done'; result: Kind['result'] }
  | { outcome: 'refused'; error: WapiError }
  | UnknownOutcome
  | AskHumanOutcome<Kind['reason']>;

/**
 * Carries out an order at most once, even if responses are lost or the process ends at any moment.
 *
 * Stores the order before it sends the request. If the result is unknown, the next call after `lookAt` looks for it.
 * The task's policy decides whether another request may be sent if the search finds nothing.
 *
 * @throws WapiConfigError if an option or the id is invalid, or the order differs from the open order with the same id
 * @throws the journal's error
 */
export async function doOnce<Kind extends OrderKind>(
  task: OnceTask<Kind>,
  journal: Journal<Kind>,
  { timeout = 20_000, waitBeforeLooking = 180_000, ...options }: OnceOptions,
): Promise<OnceOutcome<Kind>> {
  assertTime(`${task.name}: timeout`, timeout, 1);
  assertTime(`${task.name}: waitBeforeLooking`, waitBeforeLooking, 0);
  const settings = { ...options, timeout, waitBeforeLooking };
  let lastVersion = -1;
  // Every pass reads the entry again, because another process may have changed it.
  for (;;) {
    const entry = await readEntry(journal, task.orderId, task.name);
    const { version = 0 } = entry ?? {};
    // Each pass ends with a change. Without this check, a journal that loses changes would cause an endless loop.
    if (!(version > lastVersion)) {
      throw new Error(
        `${task.name}: the journal must return its latest entry, received version ${version} twice. Check its functions`,
      );
    }
    lastVersion = version;
    if (entry && entry.state !== 'free') assertSameOrder(task, entry);
    switch (entry?.state) {
      case 'done':
        return { outcome: 'done', result: entry.result };
      case 'undecided':
        return { outcome: 'askHuman', reason: entry.reason, transaction_ids: entry.transaction_ids };
      case 'asking': {
        const error = await lookIfDue(task, journal, entry);
        if (error) return { outcome: 'unknown', lookAt: new Date(entry.look_at), ...error };
        break;
      }
      case 'free':
      case undefined: {
        const outcome = await sendOnceMore(task, journal, entry, settings);
        if (outcome) return outcome;
      }
    }
  }
}

/** @throws WapiConfigError */
function assertTime(name: string, time: number, min: number): void {
  const rule = `a number of milliseconds from ${min} to ${MAX_TIMER}`;
  assertOption(name, rule, time, time >= min && time <= MAX_TIMER);
}

/** @returns the next entry of an order, given the transactions that a complete search found */
export function decide<Kind extends OrderKind>(
  entry: AskingEntry<Kind>,
  found: readonly string[],
  policy: LostRequestPolicy<Kind['reason']>,
): JournalEntry<Kind> {
  const transaction_ids = found.filter((id) => !entry.known.includes(id));
  if (transaction_ids.length > 0) return next(entry, { state: 'undecided', reason: policy.found, transaction_ids });
  return entry.unanswered < policy.maxRequests
    ? next(entry, { state: 'free', because: 'notFound' })
    : next(entry, { state: 'undecided', reason: policy.notFound, transaction_ids });
}

/**
 * Searches for the result of an order after its `look_at` time.
 *
 * @returns undefined after a successful search, because the entry may have changed. Before `look_at`, returns an empty
 * object. If the search fails, returns an object with the error
 */
async function lookIfDue<Kind extends OrderKind>(
  task: OnceTask<Kind>,
  journal: Journal<Kind>,
  entry: AskingEntry<Kind>,
): Promise<{ error?: unknown } | undefined> {
  // Negated so that an unreadable time never allows a second request.
  if (!(Date.now() >= Date.parse(entry.look_at))) return {};
  let found;
  try {
    found = await task.find(entry);
  } catch (error) {
    return { error };
  }
  await journal.write(decide(entry, found, task.policy));
  return undefined;
}

/** @returns undefined if the entry changed in the meantime */
async function sendOnceMore<Kind extends OrderKind>(
  task: OnceTask<Kind>,
  journal: Journal<Kind>,
  entry: JournalEntry<Kind> | undefined,
  { timeout, waitBeforeLooking, ...options }: OnceOptions & { timeout: number; waitBeforeLooking: number },
): Promise<OnceOutcome<Kind> | undefined> {
  const started = Date.now();
  const sendBefore = started + timeout;
  const asking: AskingEntry<Kind> = {
    order_id: task.orderId,
    version: (entry?.version ?? 0) + 1,
    state: 'asking',
    order: task.order,
    started_at: entry?.started_at ?? new Date(started).toISOString(),
    unanswered: (entry?.unanswered ?? 0) + 1,
    known: entry?.known ?? [],
    look_at: new Date(sendBefore + waitBeforeLooking).toISOString(),
  };
  if (!(await journal.write(asking))) return undefined;
  const lookAt = new Date(asking.look_at);
  const timeLeft = sendBefore - Date.now();
  // Send nothing after the deadline, because another process may already have looked for this request's result.
  if (timeLeft <= 0) return { outcome: 'unknown', lookAt };
  let result;
  try {
    result = await task.send({ ...options, timeouts: { attempt: timeLeft, total: timeLeft } });
  } catch (error) {
    return storeFailure(task, journal, asking, error);
  }
  // Return a result only if the journal has stored it. Otherwise, a program could use a transaction that the journal
  // does not contain.
  const isStored = await journal.write(next(asking, { state: 'done', result, unanswered: 0 }));
  return isStored ? { outcome: 'done', result } : undefined;
}

async function storeFailure<Kind extends OrderKind>(
  task: OnceTask<Kind>,
  journal: Journal<Kind>,
  asking: AskingEntry<Kind>,
  error: unknown,
): Promise<OnceOutcome<Kind> | undefined> {
  if (isWapiError(error) && !error.maybeSent) {
    const free = next(asking, { state: 'free', because: 'refused', unanswered: asking.unanswered - 1 });
    return (await journal.write(free)) ? { outcome: 'refused', error } : undefined;
  }
  const { status = 0 } = isWapiError(error) ? error : {};
  if (status < 200 || status > 299) return { outcome: 'unknown', lookAt: new Date(asking.look_at), error };
  // A success without a usable body: the transaction exists, even if no list shows it yet.
  const transaction_ids = readTransactionIds(isWapiError(error) ? error.getBody() : undefined);
  await journal.write(next(asking, { state: 'undecided', reason: task.policy.found, transaction_ids }));
  return undefined;
}

/** In a charge, the id is at the top level of the body. In a withdrawal, it is in `data`. */
function readTransactionIds(body: unknown): string[] {
  const top = (body ?? {}) as { transaction_id?: unknown; data?: { transaction_id?: unknown } | null };
  return [top.transaction_id, top.data?.transaction_id].filter((id) => typeof id === 'string' && id !== '') as string[];
}

/** @throws WapiConfigError that names the changed fields but not their values, because the values may be private */
export function assertSameOrder<Kind extends OrderKind>(
  { order, name, conflict }: Pick<OnceTask<Kind>, 'order' | 'name' | 'conflict'>,
  entry: JournalEntry<Kind>,
): void {
  const wrong = Object.keys(order).filter((field) => order[field] !== entry.order[field]);
  if (wrong.length > 0) throw new WapiConfigError(`${name}: ${wrong.join(', ')} must be the same ${conflict}`);
}
