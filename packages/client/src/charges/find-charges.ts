import type { AskingEntry } from '../once/journal.js';
import { findTransactions, normalizeOrderId, type TransactionsClient } from './find-transactions.js';
import type { Charge } from './journal.js';

/**
 * Finds the transactions of orders whose charges got no usable response. Reads the list of each environment once.
 *
 * @returns the ids of each entry's transactions
 * @throws WapiError if a list cannot be read to its end
 */
export async function findCharges(
  wapi: TransactionsClient,
  entries: readonly AskingEntry<Charge>[],
  signal: AbortSignal | undefined,
): Promise<Map<AskingEntry<Charge>, string[]>> {
  const found = new Map<AskingEntry<Charge>, string[]>();
  for (const environment of new Set(entries.map(({ order }) => order.environment))) {
    const group = entries.filter(({ order }) => order.environment === environment);
    const order_id = group.map((entry) => entry.order_id);
    const transactions = await findTransactions(wapi, { order_id, environment, signal });
    for (const entry of group) {
      const own = transactions.filter((each) => normalizeOrderId(each.order_id) === normalizeOrderId(entry.order_id));
      found.set(
        entry,
        own.map(({ transaction_id }) => transaction_id),
      );
    }
  }
  return found;
}
