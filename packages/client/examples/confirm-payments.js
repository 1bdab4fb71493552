// How a shop learns that a charge was paid. WiPay's webhooks are about withdrawals only, so the shop looks at the transaction:
// when the customer comes back, and regularly for customers who do not. Copy it into your project.
import { sweepCharges } from '@wapi/client/charges';

/**
 * The shop's orders, in your database.
 *
 * @typedef {object} Orders
 * @property {() => Promise<string[]>} listUnpaid the ids of orders that were charged and are neither paid nor cancelled
 * @property {(orderId: string) => Promise<unknown>} markPaid ships the order once, also if it is called twice
 * @property {(orderId: string, reason: string) => Promise<unknown>} askHuman
 */

/**
 * @param {Pick<import('@wapi/client').Wapi, 'transactions'>} wapi
 * @param {import('@wapi/client/charges').ChargeJournal} journal the one that chargeOnce uses
 * @param {Orders} orders
 */
export function confirmPayments(wapi, journal, orders) {
  /**
   * Looks at the order's transaction. This is the only proof of a payment.
   *
   * @param {string} orderId
   * @returns {Promise<'paid' | 'open' | 'failed' | 'unknown'>} `failed`: after `releaseOrder`, the order can be charged again
   */
  async function check(orderId) {
    const entry = await journal.read(orderId);
    if (entry?.state !== 'done') return 'unknown';
    const { data: transaction } = await wapi.transactions.retrieve(entry.result.transaction_id).orThrow();
    if (transaction.status === 'incomplete') return 'open';
    // Inferred: a refund and a chargeback leave the status and change its description.
    const isPaid = transaction.status === 'success' && transaction.status_desc === 'Normal';
    if (!isPaid || transaction.order_id !== orderId) return 'failed';
    await orders.markPaid(orderId);
    return 'paid';
  }

  return {
    check,

    /**
     * Handles the customer's return to the `response_url`, which ends in the order's id. The return is only a hint to look: anybody can open
     * this URL, with any query, and a customer who has paid may never come back.
     *
     * @param {Request} request
     */
    async returned(request) {
      const orderId = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
      const result = await check(orderId);
      const texts = { paid: 'Thank you.', open: 'Your payment is not finished.', failed: 'Your payment failed.' };
      if (result === 'unknown') return new Response('We are checking your order.', { status: 202 });
      return new Response(texts[result]);
    },

    /** Run it every few minutes. Looks for lost charges first, then at the transactions of all unpaid orders. */
    async sweep() {
      await sweepCharges(wapi, journal);
      for (const orderId of await orders.listUnpaid()) {
        const entry = await journal.read(orderId);
        if (entry?.state === 'undecided') await orders.askHuman(orderId, entry.reason);
        else await check(orderId);
      }
    },
  };
}
