import { parsePointer } from '@wapi/types';

/**
 * Returns the name of the schema into which a pointer leads.
 *
 * @example
 * describePlace('/components/schemas/AccountFields/properties/email/maxLength'); // '`AccountFields.email`'
 */
export function describePlace(pointer: string): string {
  const names = namesIn(pointer);
  return names.length === 0 ? 'the value' : `\`${names.join('.')}\``;
}

/** Returns the names in a pointer: first the component, if any, then the fields. `[]` means the items of a list. */
export function namesIn(pointer: string): string[] {
  const keys = parsePointer(pointer);
  const names = keys[0] === 'components' ? keys.slice(2, 3) : [];
  for (const [index, key] of keys.entries()) {
    const next = keys[index + 1];
    const isKeyword = keys[index - 1] !== 'properties' && next !== undefined;
    if (key === 'properties' && isKeyword) names.push(next);
    const last = names.at(-1);
    if (key === 'items' && isKeyword && last !== undefined) names[names.length - 1] = `${last}[]`;
  }
  return names;
}
