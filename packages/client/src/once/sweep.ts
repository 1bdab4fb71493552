import { decide, type LostRequestPolicy } from './do-once.js';
import type { AskingEntry, Journal, JournalEntry, OrderKind } from './journal.js';

/**
 * Looks for the results of all orders whose requests got no usable response and are no longer in transit. Sends no
 * request for an order.
 *
 * @param find returns the transactions of each entry. Leaves out an entry that must not change
 * @returns the changed entries
 */
export async function sweep<Kind extends OrderKind>(
  journal: Journal<Kind>,
  policy: LostRequestPolicy<Kind['reason']>,
  find: (due: readonly AskingEntry<Kind>[]) => Promise<ReadonlyMap<AskingEntry<Kind>, readonly string[]>>,
): Promise<JournalEntry<Kind>[]> {
  const due = (await journal.asking()).filter(({ look_at }) => Date.now() >= Date.parse(look_at));
  const changed: JournalEntry<Kind>[] = [];
  for (const [asking, ids] of await find(due)) {
    const entry = decide(asking, ids, policy);
    if (await journal.write(entry)) changed.push(entry);
  }
  return changed;
}
