import type { CreateWithdrawalBody } from '../generated/operations.js';
import { assertSameOrder } from '../once/do-once.js';
import type { AskingEntry } from '../once/journal.js';
import { sweep } from '../once/sweep.js';
import { listWithdrawals, mayBe, type Withdrawal, type WithdrawalsClient } from './find-withdrawals.js';
import { type Payout, type PayoutEntry, type PayoutJournal, payoutPolicy } from './journal.js';
import { getSearchStart, toOrder } from './order.js';

/**
 * Looks for the withdrawals of all payouts that got no usable response and are no longer in transit. Pays nothing. Run
 * it periodically, because a process that crashed cannot look for its own payouts. A search reads the list once for all
 * payouts.
 *
 * @param readBody returns the body of a payout from your database, because the journal does not contain the recipient.
 * A payout without a body stays unchanged
 * @returns the changed entries, which are all `undecided`: a human must decide, also if no withdrawal was found
 * @throws WapiConfigError if a body differs from its open payout. In that case, no entry has changed
 * @throws WapiError if the list cannot be read to its end. In that case, no entry has changed
 * @example
 * await sweepPayouts(wapi, journal, (orderId) => database.readPayout(orderId));
 */
export async function sweepPayouts(
  wapi: WithdrawalsClient,
  journal: PayoutJournal,
  readBody: (orderId: string) => CreateWithdrawalBody | undefined | Promise<CreateWithdrawalBody | undefined>,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<PayoutEntry[]> {
  return sweep(journal, payoutPolicy, async (due) => {
    const searches = new Map<AskingEntry<Payout>, { since: Date; mayBeIt: (withdrawal: Withdrawal) => boolean }>();
    for (const entry of due) {
      const body = await readBody(entry.order_id);
      if (!body) continue;
      const order = await toOrder(entry.order_id, body);
      assertSameOrder({ order, name: 'sweepPayouts', conflict: 'as in the open payout of this order id' }, entry);
      const since = getSearchStart(entry);
      searches.set(entry, { since, mayBeIt: (withdrawal) => mayBe(body, since, withdrawal) });
    }
    const all = [...searches.values()];
    if (all.length === 0) return new Map();
    const first = new Date(Math.min(...all.map(({ since }) => since.getTime())));
    const found = await listWithdrawals(wapi, first, signal, (each) => all.some(({ mayBeIt }) => mayBeIt(each)));
    return new Map(
      [...searches].map(([entry, { mayBeIt }]) => [
        entry,
        found.filter(mayBeIt).map(({ transaction_id }) => transaction_id),
      ]),
    );
  });
}
