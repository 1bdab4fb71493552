import { release } from '../once/release.js';
import { sweep } from '../once/sweep.js';
import { findCharges } from './find-charges.js';
import type { TransactionsClient } from './find-transactions.js';
import { type ChargeEntry, type ChargeJournal, chargePolicy } from './journal.js';

/**
 * Looks for the transactions of all orders whose charges got no usable response and are no longer in transit. Sends no
 * charge. Run it periodically, because a process that crashed cannot look for its own charges. A search reads the list
 * once for all orders.
 *
 * @returns the changed entries. `free`: no transaction was found, so `chargeOnce` may charge it again. `undecided`:
 * a human must decide
 * @throws WapiError if a list cannot be read to its end. In that case, no entry has changed
 */
export async function sweepCharges(
  wapi: TransactionsClient,
  journal: ChargeJournal,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<ChargeEntry[]> {
  return sweep(journal, chargePolicy, (due) => findCharges(wapi, due, signal));
}

/**
 * Lets `chargeOnce` charge an order again. Call it if a human has decided that the order's transactions must not be
 * paid. Also call it if the order's transaction shows that the payment failed. **Until you call it, the order cannot be
 * charged twice.**
 *
 * @throws WapiConfigError if the journal has no entry for the order, or a charge for the order may be in transit
 */
export async function releaseOrder(journal: ChargeJournal, orderId: string): Promise<void> {
  await release(journal, orderId, ['releaseOrder', 'Call sweepCharges']);
}
