import type { Environment } from '@wapi/types';
import { isWapiError } from '../errors/is-wapi-error.js';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import type { WapiError } from '../errors/wapi-error.js';
import type { ChargeTrustedCardBody, TrustedCardsChargeRequestOperations } from '../generated/operations.js';
import type { WapiCallOptions } from '../operation/call-options.js';
import { normalizeAmount } from './decimal.js';
import type { TransactionsClient } from './find-transactions.js';
import type { AskingEntry, ChargeEntry, ChargeJournal, UndecidedReason } from './journal.js';
import { lookUp, next } from './look-up.js';

/** The part of a client that charges trusted cards and lists transactions. */
export interface ChargesClient extends TransactionsClient {
  readonly trustedCards: Pick<TrustedCardsChargeRequestOperations, 'charge'>;
}

/** The body of a charge. The environment is required, because it decides where to look for a lost charge. */
export type ChargeOnceBody = ChargeTrustedCardBody & { environment: Environment };

export interface ChargeOnceOptions extends Omit<WapiCallOptions, 'timeouts'> {
  /**
   * The longest time for one charge with all waiting, in milliseconds.
   *
   * @default 20_000
   */
  timeout?: number | undefined;
  /**
   * How long a charge may still be in transit after its timeout, in milliseconds. It is not looked for earlier. Use
   * more than the total timeout of all proxies between you and WiPay.
   *
   * @default 180_000
   */
  waitBeforeLooking?: number | undefined;
}

/** The result of `chargeOnce`. */
export type ChargeOutcome =
  /** The order has one transaction. The customer confirms it at the url. Later calls return the same link. */
  | { outcome: 'charged'; transaction_id: string; url: string }
  /** The API surely carried out no charge. See `error`, then call again, with another card for example. */
  | { outcome: 'notCharged'; error: WapiError }
  /** The charge may have been carried out, or is in progress. Call again after `lookAt`. */
  | { outcome: 'unknown'; lookAt: Date; error?: unknown }
  /** Nothing is charged before a human has decided and `releaseOrder` was called. */
  | { outcome: 'askHuman'; reason: UndecidedReason; transaction_ids: readonly string[] };

/** After this number of charges in a row without a usable response, a human must decide. */
const MAX_UNANSWERED = 3;

/**
 * Charges a trusted card at most once for each `order_id`, even if responses are lost or the process ends at any
 * moment.
 *
 * Stores the order before it sends the charge. If the result is unknown, the next call after `lookAt` looks for the
 * transaction, and sends another charge only if none exists. It never waits for `lookAt` itself, because that takes
 * minutes. `sweepCharges` looks for all orders that no one called again.
 *
 * Two calls for one order at the same time send one charge. Only what other programs charge is not known to the
 * journal.
 *
 * @param card the uuid of a verified trusted card
 * @throws WapiConfigError if the order is open with another card, total, currency or environment
 * @throws the journal's error. If it failed before the charge, nothing was sent; otherwise the outcome is unknown, so
 * call again
 * @example
 * const result = await chargeOnce(wapi, journal, card, { order_id: 'A-1001', environment: 'live', ...order });
 * if (result.outcome === 'charged') redirect(result.url);
 */
export async function chargeOnce(
  wapi: ChargesClient,
  journal: ChargeJournal,
  card: string,
  body: ChargeOnceBody,
  options: ChargeOnceOptions = {},
): Promise<ChargeOutcome> {
  // Every pass reads the entry again, because another process may have changed it.
  for (;;) {
    const entry = await journal.read(body.order_id);
    if (entry && entry.state !== 'free') assertSameOrder(entry, card, body);
    switch (entry?.state) {
      case 'charged':
        return { outcome: 'charged', transaction_id: entry.transaction_id, url: entry.url };
      case 'undecided':
        return { outcome: 'askHuman', reason: entry.reason, transaction_ids: entry.transaction_ids };
      case 'asking': {
        const error = await lookIfDue(wapi, journal, entry, options.signal);
        if (error) return { outcome: 'unknown', lookAt: new Date(entry.look_at), ...error };
        break;
      }
      case 'free':
      case undefined: {
        const outcome = await chargeOnceMore(wapi, journal, entry, card, body, options);
        if (outcome) return outcome;
      }
    }
  }
}

/** @returns undefined if the entry may have changed, otherwise why it did not */
async function lookIfDue(
  wapi: TransactionsClient,
  journal: ChargeJournal,
  entry: AskingEntry,
  signal: AbortSignal | undefined,
): Promise<{ error?: unknown } | undefined> {
  // Negated so that an unreadable time never allows a second charge.
  if (!(Date.now() >= Date.parse(entry.look_at))) return {};
  let found;
  try {
    [found] = await lookUp(wapi, [entry], signal);
  } catch (error) {
    return { error };
  }
  if (found) await journal.write(found);
  return undefined;
}

/** @returns undefined if the entry changed in the meantime */
async function chargeOnceMore(
  wapi: ChargesClient,
  journal: ChargeJournal,
  entry: ChargeEntry | undefined,
  card: string,
  body: ChargeOnceBody,
  { timeout = 20_000, waitBeforeLooking = 180_000, ...options }: ChargeOnceOptions,
): Promise<ChargeOutcome | undefined> {
  if (entry && entry.unanswered >= MAX_UNANSWERED) {
    await journal.write(next(entry, { state: 'undecided', reason: 'tooManyCharges', transaction_ids: [] }));
    return undefined;
  }
  const { order_id, environment, currency } = body;
  const sendBefore = Date.now() + timeout;
  const asking: AskingEntry = {
    order_id,
    version: (entry?.version ?? 0) + 1,
    state: 'asking',
    environment,
    card,
    total: String(body.total),
    currency,
    unanswered: (entry?.unanswered ?? 0) + 1,
    known: entry?.known ?? [],
    look_at: new Date(sendBefore + waitBeforeLooking).toISOString(),
  };
  if (!(await journal.write(asking))) return undefined;
  const lookAt = new Date(asking.look_at);
  const timeLeft = sendBefore - Date.now();
  // A suspended process must not send after others have looked.
  if (timeLeft <= 0) return { outcome: 'unknown', lookAt };
  const timeouts = { attempt: timeLeft, total: timeLeft };
  let link;
  try {
    link = await wapi.trustedCards.charge(card, body, { ...options, timeouts }).orThrow();
  } catch (error) {
    return storeFailure(journal, asking, error);
  }
  const { transaction_id, url } = link;
  // The customer gets no link that is not stored, so no one can pay a transaction that the journal does not know.
  const isStored = await journal.write(next(asking, { state: 'charged', transaction_id, url, unanswered: 0 }));
  return isStored ? { outcome: 'charged', transaction_id, url } : undefined;
}

async function storeFailure(
  journal: ChargeJournal,
  asking: AskingEntry,
  error: unknown,
): Promise<ChargeOutcome | undefined> {
  if (isWapiError(error) && !error.maybeSent) {
    const free = next(asking, { state: 'free', because: 'refused', unanswered: asking.unanswered - 1 });
    return (await journal.write(free)) ? { outcome: 'notCharged', error } : undefined;
  }
  const { status = 0 } = isWapiError(error) ? error : {};
  if (status < 200 || status > 299) return { outcome: 'unknown', lookAt: new Date(asking.look_at), error };
  // A success without its link: the transaction exists, even if no list shows it yet.
  const body = isWapiError(error) ? error.getBody() : undefined;
  const { transaction_id: id } = (body ?? {}) as { transaction_id?: unknown };
  const transaction_ids = typeof id === 'string' && id !== '' ? [id] : [];
  await journal.write(next(asking, { state: 'undecided', reason: 'linkLost', transaction_ids }));
  return undefined;
}

/** @throws WapiConfigError without the values, because they may be private */
function assertSameOrder(entry: ChargeEntry, card: string, body: ChargeOnceBody): void {
  const wrong = [
    card.toLowerCase() !== entry.card.toLowerCase() && 'card',
    normalizeAmount(body.total) !== normalizeAmount(entry.total) && 'total',
    body.currency !== entry.currency && 'currency',
    body.environment !== entry.environment && 'environment',
  ].filter(Boolean);
  if (wrong.length === 0) return;
  throw new WapiConfigError(
    `chargeOnce: ${wrong.join(', ')} must be the same as in the open charge of this order_id. ` +
      'Use another order_id, or call releaseOrder if the open charge can no longer be paid',
  );
}
