import { formatPointer, parsePointer } from '@wapi/types';
// Redocly compares the parts of an `allOf` one by one: a field that moves from a part into its schema is a removed part for it, and what
// changes on the way is not seen at all. So it is given the schemas with their parts put together.
import type { Document, Json, JsonObject, Node } from './types.js';
import { getChild, isObject, isEqual, valueAt } from './json-pointer.js';
import { collectParts, collectPartsAt, getPropertyNames, getRequiredNames } from './schema-parts.js';

/** Values in these are data, in which `allOf` is a key like any other. */
const isData = (key: string) =>
  ['example', 'examples', 'default', 'const', 'enum', 'value'].includes(key) || key.startsWith('x-');

/**
 * A document without `allOf`. A `$ref` stays where it is, unless its schema is put together with others.
 */
export function flattenAllOf(document: Document): Document {
  return flattenNode(document, { node: document, pointer: '' }, false) as Document;
}

/**
 * @param isMap whether the keys are names and no keywords
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

/**
 * The parts of a schema as one schema: of a keyword the first part decides, `required` and `properties` add up.
 */
function mergeParts(document: Document, parts: readonly Node[]): JsonObject {
  const whole: Record<string, Json> = {};
  for (const { node, pointer } of parts) {
    for (const [key, value] of Object.entries(isObject(node) ? node : {})) {
      if (['allOf', '$ref', 'properties', 'required'].includes(key) || Object.hasOwn(whole, key)) continue;
      whole[key] = isData(key)
        ? value
        : flattenNode(document, { node: value, pointer: pointer + formatPointer(key) }, false);
    }
  }
  const required = getRequiredNames(parts);
  if (required.length > 0) whole['required'] = required;
  const names = getPropertyNames(parts);
  if (names.length > 0) {
    whole['properties'] = Object.fromEntries(
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
  return whole;
}

/**
 * Where a place of a flattened document comes from: of all places that make it up the one in which the two versions differ.
 *
 * @param document the one that was flattened
 * @param other the other version
 * @param pointer into the flattened document
 * @returns a pointer into the document
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
