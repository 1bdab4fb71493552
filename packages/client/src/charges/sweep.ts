import { decide } from '../once/do-once.js';
import { release } from '../once/release.js';
import { findCharges } from './find-charges.js';
import type { TransactionsClient } from './find-transactions.js';
import type { ChargeEntry, ChargeJournal } from './journal.js';

/**
 * Looks for the transactions of all orders whose charges got no usable response and may no longer be in transit. Sends
 * no charge. Run it regularly, because a process that ended cannot call again. One search reads the list once for all
 * orders.
 *
 * @returns the entries that changed: `free` if the order has no transaction, so that `chargeOnce` may charge it again,
 * or `undecided`
 * @throws WapiError if a list cannot be read to its end. No entry has changed then
 */
export async function sweepCharges(
  wapi: TransactionsClient,
  journal: ChargeJournal,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<ChargeEntry[]> {
  const due = (await journal.asking()).filter(({ look_at }) => Date.now() >= Date.parse(look_at));
  const changed: ChargeEntry[] = [];
  for (const [asking, ids] of await findCharges(wapi, due, signal)) {
    const entry = decide(asking, ids, 'linkLost');
    if (await journal.write(entry)) changed.push(entry);
  }
  return changed;
}

/**
 * Lets `chargeOnce` charge an order again: after a human has decided that its transactions cannot or must not be paid,
 * or after a look at the transaction has shown that the payment failed. **Until you call it, the order cannot be
 * charged twice.**
 *
 * @throws WapiConfigError if the journal has no entry of the order, or a charge of it may be in transit
 */
export async function releaseOrder(journal: ChargeJournal, orderId: string): Promise<void> {
  await release(journal, orderId, ['releaseOrder', 'Call sweepCharges']);
}
