import type { Environment } from '@wapi/types';
import type {
  GetTransactionHistoryData,
  GetTransactionHistoryQuery,
  TransactionsRetrieveOperations,
} from '../generated/operations.js';
import { maxPageSize } from '../generated/wire.js';

/** A transaction as lists contain it. */
export type Transaction = GetTransactionHistoryData['data'][number];

/** The part of a client that lists transactions. */
export interface TransactionsClient {
  readonly transactions: Pick<TransactionsRetrieveOperations, 'list'>;
}

export interface TransactionSearch {
  /** The order, or several orders, because one search reads the whole list. */
  order_id: string | readonly string[];
  /** The environment of the card that was charged. The other environment does not have the transaction. */
  environment: Environment;
  /**
   * Leaves out older transactions. Subtract an hour, because clocks differ. A transaction without a readable date is
   * included.
   */
  since?: Date | undefined;
  /** Aborts the search. */
  signal?: AbortSignal | undefined;
}

/**
 * Finds the transactions of an order. Reads every page, because WiPay documents neither a filter for the order nor the
 * order of the list: with 15 requests per minute, about 1,500 transactions each minute.
 *
 * An empty result does not prove that no charge was made: the request may still be in transit.
 *
 * @throws WapiError of the request for a page. A part of the list is never returned
 * @example
 * const found = await findTransactions(wapi, { order_id: 'A-1001', environment: 'sandbox' });
 */
export async function findTransactions(
  { transactions }: TransactionsClient,
  { order_id, environment, since, signal }: TransactionSearch,
): Promise<Transaction[]> {
  const wanted = new Set([order_id].flat().map((id) => id.trim()));
  // By id, because a transaction occurs twice if the list grows while it is read.
  const found = new Map<string, Transaction>();
  const query: GetTransactionHistoryQuery = { environment, page_size: maxPageSize };
  for await (const transaction of transactions.list(query, { signal })) {
    const isOld = since !== undefined && Date.parse(transaction.date) < since.getTime();
    if (!isOld && wanted.has(String(transaction.order_id).trim())) found.set(transaction.transaction_id, transaction);
  }
  return [...found.values()];
}
