import { formatPointer, parsePointer } from '@wapi/types';
import { asObject, getChild, getRef, getStrings, isObject, resolve } from '../compare/json-pointer.js';
import type { Document, Json } from '../compare/types.js';

/**
 * Replaces the indexes in a pointer with the names of the list items.
 *
 * @example
 * nameItems(document, '/paths/~1user/get/parameters/0'); // '/paths/~1user/get/parameters/fields'
 */
export function nameItems(document: Document, pointer: string): string {
  let current: Json | undefined = document;
  let list = '';
  return parsePointer(pointer)
    .map((key) => {
      const item: Json | undefined = getChild(current, key);
      const name = Array.isArray(current) && item !== undefined ? getName(document, list, item) : undefined;
      [current, list] = [item, key];
      return formatPointer(name ?? key);
    })
    .join('');
}

/** Returns undefined if the item has no name. */
function getName(document: Document, list: string, item: Json): string | undefined {
  if (!isObject(item)) return typeof item === 'object' ? undefined : String(item);
  if (list === 'security') return formatCredentials(item);
  const { node } = resolve(document, { node: item, pointer: '' });
  const name = getChild(node, 'name') ?? getChild(node, 'url') ?? getRef(item)?.replace(/.*\//, '');
  return typeof name === 'string' ? name : undefined;
}

const formatCredentials = (alternative: Json): string =>
  Object.entries(asObject(alternative))
    .map(([name, scopes]) => [name, ...getStrings(scopes)].join(' '))
    .join(' + ') || 'no credential';
