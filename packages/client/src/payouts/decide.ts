import { WapiConfigError } from '../errors/wapi-config-error.js';
import { assertId } from '../once/assert-id.js';
import { next } from '../once/journal.js';
import { readEntry } from '../once/read-entry.js';
import { release } from '../once/release.js';
import type { PayoutJournal } from './journal.js';

/**
 * Records that a withdrawal is the payout of an order. Call it after the outcome `askHuman`, if a human has identified
 * the withdrawal. Later calls of `payOnce` return its id.
 *
 * @param transactionId the withdrawal's id
 * @throws WapiConfigError if an id is invalid, or the payout is neither undecided nor settled with this withdrawal
 */
export async function settlePayout(journal: PayoutJournal, orderId: string, transactionId: string): Promise<void> {
  assertId('settlePayout: transactionId', transactionId);
  const entry = await readEntry(journal, orderId, 'settlePayout');
  if (entry?.state === 'done' && entry.result.transaction_id === transactionId) return;
  if (entry?.state === 'undecided') {
    const result = { transaction_id: transactionId };
    if (await journal.write(next(entry, { state: 'done', result, unanswered: 0 }))) return;
  }
  throw new WapiConfigError(
    `settlePayout: the payout must be undecided, received ${entry?.state ?? 'an unknown order id'}. ` +
      'Call payOnce to see its outcome',
  );
}

/**
 * Lets `payOnce` pay an order again. Call it if a human has decided that the payout was not made, for example after
 * asking WiPay. Also call it after the withdrawal was deleted or refunded. **Until you call it, the order cannot be paid
 * twice.**
 *
 * @throws WapiConfigError if the journal has no entry for the order, or one of its requests may be in transit
 */
export async function releasePayout(journal: PayoutJournal, orderId: string): Promise<void> {
  await release(journal, orderId, ['releasePayout', 'Call sweepPayouts or payOnce']);
}
