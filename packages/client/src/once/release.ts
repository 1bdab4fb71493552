import { WapiConfigError } from '../errors/wapi-config-error.js';
import { type Journal, next, type OrderKind } from './journal.js';
import { readEntry } from './read-entry.js';

/**
 * Allows another request for an order, after a human has decided that its transactions do not count.
 *
 * @param name the name of the public function, and the advice in its error message for an order whose request may be in
 * transit
 * @throws WapiConfigError if the journal has no entry for the order, or one of its requests may be in transit
 */
export async function release<Kind extends OrderKind>(
  journal: Journal<Kind>,
  orderId: string,
  [name, advice]: readonly [string, string],
): Promise<void> {
  const entry = await readEntry(journal, orderId, name);
  if (entry && entry.state !== 'asking') {
    const ids = entry.state === 'done' ? [entry.result.transaction_id] : [];
    const undecided = entry.state === 'undecided' ? entry.transaction_ids : [];
    const known = [...entry.known, ...ids, ...undecided];
    if (await journal.write(next(entry, { state: 'free', because: 'released', unanswered: 0, known }))) return;
  }
  const fault = entry === undefined ? 'the journal has no such order' : `its request may be in transit. ${advice}`;
  throw new WapiConfigError(`${name}: the order must be done or undecided, but ${fault}`);
}
