import { parsePointer } from '@wapi/types';

/**
 * Returns the name of the schema into which a pointer leads.
 *
 * @example
 * describePlace('/components/schemas/AccountFields/properties/email/maxLength'); // '`AccountFields.email`'
 */
export function describePlace(pointer: string): string {
  const keys = parsePointer(pointer);
  const names = keys[0] === 'components' ? keys.slice(2, 3) : [];
  for (const [index, key] of keys.entries()) {
    const next = keys[index + 1];
    if (key === 'properties' && keys[index - 1] !== 'properties' && next !== undefined) names.push(next);
  }
  return names.length === 0 ? 'the value' : `\`${names.join('.')}\``;
}
