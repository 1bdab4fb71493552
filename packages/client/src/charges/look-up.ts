import type { Environment } from '@wapi/types';
import { findTransactions, type TransactionsClient } from './find-transactions.js';
import type { AskingEntry, ChargeEntry } from './journal.js';

/** The fields in which the states differ, and the counter. */
type Change<Entry> = Entry extends ChargeEntry
  ? Omit<Entry, 'version' | 'order_id' | 'environment' | 'card' | 'total' | 'currency' | 'known' | 'unanswered'> &
      Partial<Pick<Entry, 'known' | 'unanswered'>>
  : never;

/** Makes the next entry of an order. */
export function next(entry: ChargeEntry, change: Change<ChargeEntry>): ChargeEntry {
  const { order_id, version, environment, card, total, currency, unanswered, known } = entry;
  return { order_id, version: version + 1, environment, card, total, currency, unanswered, known, ...change };
}

/**
 * Looks for the transactions of orders whose charges got no usable response.
 *
 * @returns the next entry of each order
 * @throws WapiError if a list cannot be read to its end
 */
export async function lookUp(
  wapi: TransactionsClient,
  entries: readonly AskingEntry[],
  signal: AbortSignal | undefined,
): Promise<ChargeEntry[]> {
  const environments = new Map<Environment, AskingEntry[]>();
  for (const entry of entries)
    environments.set(entry.environment, [...(environments.get(entry.environment) ?? []), entry]);
  const results: ChargeEntry[] = [];
  for (const [environment, group] of environments) {
    const found = await findTransactions(wapi, {
      order_id: group.map(({ order_id }) => order_id),
      environment,
      signal,
    });
    for (const entry of group) {
      const ids = found
        .filter(({ order_id, transaction_id }) => isOf(entry, String(order_id), transaction_id))
        .map(({ transaction_id }) => transaction_id);
      results.push(
        ids.length === 0
          ? next(entry, { state: 'free', because: 'notFound' })
          : next(entry, { state: 'undecided', reason: 'linkLost', transaction_ids: ids }),
      );
    }
  }
  return results;
}

function isOf(entry: AskingEntry, orderId: string, transactionId: string): boolean {
  return orderId.trim() === entry.order_id.trim() && !entry.known.includes(transactionId);
}
