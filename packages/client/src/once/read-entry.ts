import { assertId } from './assert-id.js';
import type { Journal, JournalEntry, OrderKind } from './journal.js';

/**
 * Reads the latest entry of an order.
 *
 * @param name the name of the public function, for error messages
 * @throws WapiConfigError if the id is invalid
 * @throws the journal's error
 */
export async function readEntry<Kind extends OrderKind>(
  journal: Journal<Kind>,
  orderId: string,
  name: string,
): Promise<JournalEntry<Kind> | undefined> {
  assertId(`${name}: the order id`, orderId);
  const entry = await journal.read(orderId);
  if (!entry || entry.order_id === orderId) return entry;
  // For example, some databases ignore case when they compare text.
  throw new Error(
    `${name}: the journal must compare order ids exactly, received the entry of ${JSON.stringify(entry.order_id)} ` +
      `for ${JSON.stringify(orderId)}`,
  );
}
