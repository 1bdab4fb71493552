import { isPlainObject } from '../encoding/fields.js';
import type { JournalEntry, OrderKind } from '../once/journal.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an entry from the text of its file.
 *
 * @param resultFields the fields of the result of an order that was carried out
 * @returns undefined if the text is not JSON, or lacks a field that decides whether another request may be sent
 */
export function parseEntry<Kind extends OrderKind>(
  text: string,
  resultFields: readonly string[],
): JournalEntry<Kind> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isPlainObject(value) && isEntry(value, resultFields) ? (value as unknown as JournalEntry<Kind>) : undefined;
}

function isEntry(entry: Fields, resultFields: readonly string[]): boolean {
  const { order_id, version, order, started_at, unanswered, known } = entry;
  return (
    isText(order_id) &&
    Number.isInteger(version) &&
    isPlainObject(order) &&
    isTime(started_at) &&
    Number.isInteger(unanswered) &&
    Array.isArray(known) &&
    hasStateFields(entry, resultFields)
  );
}

function hasStateFields(
  { state, look_at, result, because, reason, transaction_ids }: Fields,
  resultFields: readonly string[],
): boolean {
  switch (state) {
    case 'asking':
      return isTime(look_at);
    case 'done':
      return isPlainObject(result) && resultFields.every((name) => isText(result[name]));
    case 'free':
      return isText(because);
    case 'undecided':
      return isText(reason) && Array.isArray(transaction_ids);
    default:
      return false;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTime(value: unknown): boolean {
  return isText(value) && !Number.isNaN(Date.parse(value));
}
