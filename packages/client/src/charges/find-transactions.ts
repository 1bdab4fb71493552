import type { Environment } from '@wapi/types';
import type {
  GetTransactionHistoryData,
  GetTransactionHistoryQuery,
  TransactionsRetrieveOperations,
} from '../generated/operations.js';
import { maxPageSize } from '../generated/wire.js';

/** A transaction as returned by `transactions.list`. */
export type Transaction = GetTransactionHistoryData['data'][number];

/** The client method that lists transactions. */
export interface TransactionsClient {
  readonly transactions: Pick<TransactionsRetrieveOperations, 'list'>;
}

export interface TransactionSearch {
  /**
   * The id of an order, or a list of order ids. A search reads the whole list of transactions, so look for several
   * orders in one search.
   */
  order_id: string | readonly string[];
  /** The environment of the charged card. The search reads only the transactions of this environment. */
  environment: Environment;
  /**
   * Leaves out transactions from before this time. Subtract an hour, because clocks differ. A transaction without a
   * readable date is included.
   */
  since?: Date | undefined;
  /** Aborts the search. */
  signal?: AbortSignal | undefined;
}

/**
 * Finds the transactions of an order. Reads every page, because WiPay documents neither a filter by order nor how the
 * list is sorted. At 15 requests per minute, this reads about 1,500 transactions a minute.
 *
 * An empty result does not prove that no charge was made: the request may still be in transit.
 *
 * @throws WapiError if the request for a page fails. An incomplete list is never returned
 * @example
 * const found = await findTransactions(wapi, { order_id: 'A-1001', environment: 'sandbox' });
 */
export async function findTransactions(
  { transactions }: TransactionsClient,
  { order_id, environment, since, signal }: TransactionSearch,
): Promise<Transaction[]> {
  const wanted = new Set([order_id].flat().map(normalizeOrderId));
  // Keyed by id, because a transaction occurs twice if the list grows during the search.
  const found = new Map<string, Transaction>();
  const query: GetTransactionHistoryQuery = { environment, page_size: maxPageSize };
  for await (const transaction of transactions.list(query, { signal })) {
    const isOld = since !== undefined && Date.parse(transaction.date) < since.getTime();
    if (!isOld && wanted.has(normalizeOrderId(transaction.order_id)))
      found.set(transaction.transaction_id, transaction);
  }
  return [...found.values()];
}

/** Undoes the changes of an order id on its way: WAPI trims it, and a form sends a line break as CRLF. */
export function normalizeOrderId(id: string): string {
  return String(id).trim().replaceAll(/\r\n?/g, '\n');
}
