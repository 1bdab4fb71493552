import type { WapiError } from '../errors/wapi-error.js';
import type { CreateWithdrawalBody, WithdrawalsCreateOperations } from '../generated/operations.js';
import { type AskHumanOutcome, doOnce, type OnceOptions, type UnknownOutcome } from '../once/do-once.js';
import { findWithdrawals, type WithdrawalsClient } from './find-withdrawals.js';
import { type PayoutJournal, payoutPolicy, type PayoutUndecidedReason } from './journal.js';
import { getSearchStart, toOrder } from './order.js';

/** The part of a client that creates and lists withdrawals. */
export interface PayoutsClient {
  readonly withdrawals: Pick<WithdrawalsCreateOperations, 'create'> & WithdrawalsClient['withdrawals'];
}

/** The result of `payOnce`. */
export type PayoutOutcome =
  /** The payout is this withdrawal. Later calls return the same id. */
  | { outcome: 'paid'; transaction_id: string }
  /**
   * The API definitely did not carry out the payout. Check `error`, then call again, for example with a different
   * amount.
   */
  | { outcome: 'notPaid'; error: WapiError }
  | UnknownOutcome
  /** Nothing is paid until a human has decided and called `settlePayout` or `releasePayout`. */
  | AskHumanOutcome<PayoutUndecidedReason>;

/**
 * Creates a withdrawal at most once for each order id, even if responses are lost or the process ends at any moment.
 *
 * Stores the order before it sends the request. If the result is unknown, the next call after `lookAt` looks for the
 * withdrawal, and the outcome is `askHuman`. **No request is sent again before a human has called `releasePayout`**,
 * because no search proves that no money moved. No call waits until `lookAt`, because that takes minutes.
 * `sweepPayouts` looks for the withdrawals of all orders whose call was not repeated.
 *
 * A withdrawal does not contain your order id, so two equal withdrawals cannot be distinguished. `transaction_ids`
 * contains every withdrawal that may be this payout. The search includes withdrawals from up to a day before the first
 * request. If it finds none, the reason is `notFound`.
 *
 * A payout counts as carried out when the API has accepted it. To learn how it ends, use webhooks or read the
 * withdrawal.
 *
 * WiPay does not document how late a request may arrive. If one arrives after `releasePayout`, the order may be paid
 * twice.
 *
 * @param orderId your own id for the payout, such as an invoice number. WiPay does not receive it
 * @throws WapiConfigError if an option is invalid, if `orderId` is empty or contains control characters or spaces at its
 * ends, or if the open order with this id has a different type, currency, amount or recipient
 * @throws the journal's error. If the journal failed before the request, nothing was sent. Otherwise the outcome is
 * unknown, so call again
 * @example
 * const body = { withdrawal_type: 'normal', currency: 'TTD', amount: '25.00' };
 * const result = await payOnce(wapi, journal, 'invoice-17', body);
 * if (result.outcome === 'askHuman') alertAccounting(result.reason, result.transaction_ids);
 */
export async function payOnce(
  wapi: PayoutsClient,
  journal: PayoutJournal,
  orderId: string,
  body: CreateWithdrawalBody,
  options: OnceOptions = {},
): Promise<PayoutOutcome> {
  const outcome = await doOnce(
    {
      orderId,
      order: await toOrder(orderId, body),
      policy: payoutPolicy,
      name: 'payOnce',
      conflict: 'as in the open payout of this order id. Use another id, or call releasePayout',
      async send(settings) {
        const { data } = await wapi.withdrawals.create(body, settings).orThrow();
        return { transaction_id: data.transaction_id };
      },
      async find(entry) {
        const found = await findWithdrawals(wapi, body, { since: getSearchStart(entry), signal: options.signal });
        return found.map(({ transaction_id }) => transaction_id);
      },
    },
    journal,
    options,
  );
  if (outcome.outcome === 'done') return { outcome: 'paid', ...outcome.result };
  return outcome.outcome === 'refused' ? { outcome: 'notPaid', error: outcome.error } : outcome;
}
