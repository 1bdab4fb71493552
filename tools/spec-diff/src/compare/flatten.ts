// Merges `allOf` before the comparison. Redocly compares the parts one by one: it reports a field that moves from a
// part into its schema as a removed part, and misses changes made on the way.
import { formatPointer, parsePointer } from '@wapi/types';
import type { Document, Json, JsonObject, Node } from './types.js';
import { getChild, isObject, isEqual, valueAt } from './json-pointer.js';
import { collectParts, collectPartsAt, getPropertyNames, getRequiredNames } from './schema-parts.js';

/** Values of these keywords are data, so `allOf` is an ordinary key in them. */
const isData = (key: string) =>
  ['example', 'examples', 'default', 'const', 'enum', 'value'].includes(key) || key.startsWith('x-');

/**
 * Returns the document without `allOf`. Keeps a `$ref`, unless its schema is merged with others.
 */
export function flattenAllOf(document: Document): Document {
  return flattenNode(document, { node: document, pointer: '' }, false) as Document;
}

/**
 * @param isMap whether the keys are names instead of keywords
 */
function flattenNode(document: Document, { node, pointer }: Node, isMap: boolean): Json {
  if (Array.isArray(node)) {
    return node.map((item, index) =>
      flattenNode(document, { node: item, pointer: pointer + formatPointer(index) }, false),
    );
  }
  if (!isObject(node)) return node;
  if (!isMap && Array.isArray(node['allOf'])) return mergeParts(document, collectParts(document, { node, pointer }));
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      !isMap && isData(key)
        ? value
        : flattenNode(document, { node: value, pointer: pointer + formatPointer(key) }, !isMap && key === 'properties'),
    ]),
  );
}

/** Merges the parts of a schema. `required` and `properties` add up; the first part decides any other keyword. */
function mergeParts(document: Document, parts: readonly Node[]): JsonObject {
  const merged: Record<string, Json> = {};
  for (const { node, pointer } of parts) {
    for (const [key, value] of Object.entries(isObject(node) ? node : {})) {
      if (['allOf', '$ref', 'properties', 'required'].includes(key) || Object.hasOwn(merged, key)) continue;
      merged[key] = isData(key)
        ? value
        : flattenNode(document, { node: value, pointer: pointer + formatPointer(key) }, false);
    }
  }
  const required = getRequiredNames(parts);
  if (required.length > 0) merged['required'] = required;
  const names = getPropertyNames(parts);
  if (names.length > 0) {
    merged['properties'] = Object.fromEntries(
      names.map((name) => {
        const holders = parts.filter(({ node }) => getChild(getChild(node, 'properties'), name) !== undefined);
        const [only, ...others] = holders.map(({ node, pointer }) => ({
          node: getChild(getChild(node, 'properties'), name) ?? null,
          pointer: pointer + formatPointer('properties', name),
        }));
        if (only !== undefined && others.length === 0) return [name, flattenNode(document, only, false)];
        return [name, mergeParts(document, collectPartsAt(document, parts, 'properties', name))];
      }),
    );
  }
  return merged;
}

/**
 * Maps a pointer into a flattened document back to the original. Prefers the part in which the two versions differ.
 *
 * @param document the original
 * @param other the original of the other version
 * @param pointer into the flattened document
 */
export function findOrigin(document: Document, other: Document, pointer: string): string {
  let holders: Node[] = [{ node: document, pointer: '' }];
  for (const key of parsePointer(pointer)) {
    holders = holders
      .flatMap((holder) => partsOrSelf(document, holder))
      .flatMap((holder) => {
        const node = getChild(holder.node, key);
        return node === undefined ? [] : [{ node, pointer: holder.pointer + formatPointer(key) }];
      });
  }
  const [first] = holders;
  return (holders.find((place) => !isEqual(place.node, valueAt(other, place.pointer))) ?? first)?.pointer ?? pointer;
}

const partsOrSelf = (document: Document, place: Node): Node[] =>
  isObject(place.node) ? collectParts(document, place) : [place];
