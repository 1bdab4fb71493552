import type { Environment } from '@wapi/types';
import type { WapiError } from '../errors/wapi-error.js';
import type { ChargeTrustedCardBody, TrustedCardsChargeRequestOperations } from '../generated/operations.js';
import { normalizeAmount } from '../once/decimal.js';
import { type AskHumanOutcome, doOnce, type OnceOptions, type UnknownOutcome } from '../once/do-once.js';
import type { TransactionsClient } from './find-transactions.js';
import { type ChargeJournal, chargePolicy, type UndecidedReason } from './journal.js';
import { findCharges } from './find-charges.js';

/** The client methods that `chargeOnce` needs: one charges a trusted card, and one lists transactions. */
export interface ChargesClient extends TransactionsClient {
  readonly trustedCards: Pick<TrustedCardsChargeRequestOperations, 'charge'>;
}

/** The body of a charge. `environment` is required, because a search for a lost charge needs it. */
export type ChargeOnceBody = ChargeTrustedCardBody & { environment: Environment };

/** The result of `chargeOnce`. */
export type ChargeOutcome =
  /** The order has one transaction. The customer confirms it at `url`. Later calls return the same `url`. */
  | { outcome: 'charged'; transaction_id: string; url: string }
  /**
   * The API definitely did not carry out the charge. Check `error`, then call again, for example with a different card.
   */
  | { outcome: 'notCharged'; error: WapiError }
  | UnknownOutcome
  /** A human must decide. No charge is sent until `releaseOrder` is called. */
  | AskHumanOutcome<UndecidedReason>;

/**
 * Charges a trusted card at most once for each `order_id`, even if responses are lost or the process ends at any
 * moment.
 *
 * Stores the order before it sends the charge. If the result is unknown, the next call after `lookAt` looks for the
 * transaction, and sends another charge only if none exists. No call waits until `lookAt`, because that takes minutes.
 * `sweepCharges` looks for the transactions of all orders whose call was not repeated.
 *
 * Two concurrent calls for one order send one charge. The journal does not know about charges that other programs send.
 *
 * @param card the uuid of a verified trusted card
 * @throws WapiConfigError if an option is invalid, if `order_id` is empty or contains control characters or spaces at its
 * ends, or if the order is open with a different card, total, currency or environment
 * @throws the journal's error. If the journal failed before the charge, nothing was sent. Otherwise the outcome is
 * unknown, so call again
 * @example
 * const result = await chargeOnce(wapi, journal, card, { order_id: 'A-1001', environment: 'live', ...order });
 * if (result.outcome === 'charged') redirect(result.url);
 */
export async function chargeOnce(
  wapi: ChargesClient,
  journal: ChargeJournal,
  card: string,
  body: ChargeOnceBody,
  options: OnceOptions = {},
): Promise<ChargeOutcome> {
  const { order_id: orderId, total, currency, environment } = body;
  const outcome = await doOnce(
    {
      orderId,
      order: { card: card.toLowerCase(), total: normalizeAmount(total), currency, environment },
      policy: chargePolicy,
      name: 'chargeOnce',
      conflict:
        'as in the open charge of this order_id. ' +
        'Use another order_id, or call releaseOrder if the open charge can no longer be paid',
      async send(settings) {
        const { transaction_id, url } = await wapi.trustedCards.charge(card, body, settings).orThrow();
        return { transaction_id, url };
      },
      find: async (entry) => (await findCharges(wapi, [entry], options.signal)).get(entry) ?? [],
    },
    journal,
    options,
  );
  if (outcome.outcome === 'done') return { outcome: 'charged', ...outcome.result };
  return outcome.outcome === 'refused' ? { outcome: 'notCharged', error: outcome.error } : outcome;
}
