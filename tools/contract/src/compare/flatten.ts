// Redocly compares the parts of an `allOf` one by one: a field that moves from a part into its schema is a removed part for it, and what
// changes on the way is not seen at all. So it is given the schemas with their parts put together.
import type { Document, Json, JsonObject, Place } from './types.js';
import { childOf, isObject, isSame, keysOf, nodeAt, pointerOf } from './nodes.js';
import { partsOf, partsUnder, propertyNames, requiredNames } from './schema-parts.js';

/** Values in these are data, in which `allOf` is a key like any other. */
const isData = (key: string) => ['example', 'examples', 'default', 'const', 'enum', 'value'].includes(key) || key.startsWith('x-');

/**
 * A document without `allOf`. A `$ref` stays where it is, unless its schema is put together with others.
 */
export function flattened(document: Document): Document {
  return (flattenedAt(document, { node: document, pointer: '' }, false) as Document);
}

/**
 * @param isMap whether the keys are names and no keywords
 */
function flattenedAt(document: Document, { node, pointer }: Place, isMap: boolean): Json {
  if (Array.isArray(node)) {
    return node.map((item, index) => flattenedAt(document, { node: item, pointer: pointer + pointerOf(index) }, false));
  }
  if (!isObject(node)) return node;
  if (!isMap && Array.isArray(node['allOf'])) return merged(document, partsOf(document, { node, pointer }));
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      !isMap && isData(key) ? value : flattenedAt(document, { node: value, pointer: pointer + pointerOf(key) }, !isMap && key === 'properties'),
    ]),
  );
}

/**
 * The parts of a schema as one schema: of a keyword the first part decides, `required` and `properties` add up.
 */
function merged(document: Document, parts: readonly Place[]): JsonObject {
  const whole: Record<string, Json> = {};
  for (const { node, pointer } of parts) {
    for (const [key, value] of Object.entries(isObject(node) ? node : {})) {
      if (['allOf', '$ref', 'properties', 'required'].includes(key) || Object.hasOwn(whole, key)) continue;
      whole[key] = isData(key) ? value : flattenedAt(document, { node: value, pointer: pointer + pointerOf(key) }, false);
    }
  }
  const required = requiredNames(parts);
  if (required.length > 0) whole['required'] = required;
  const names = propertyNames(parts);
  if (names.length > 0) {
    whole['properties'] = Object.fromEntries(
      names.map((name) => {
        const holders = parts.filter(({ node }) => childOf(childOf(node, 'properties'), name) !== undefined);
        const [only, ...others] = holders.map(({ node, pointer }) => ({
          node: childOf(childOf(node, 'properties'), name) ?? null,
          pointer: pointer + pointerOf('properties', name),
        }));
        if (only !== undefined && others.length === 0) return [name, flattenedAt(document, only, false)];
        return [name, merged(document, partsUnder(document, parts, 'properties', name))];
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
export function originOf(document: Document, other: Document, pointer: string): string {
  let holders: Place[] = [{ node: document, pointer: '' }];
  for (const key of keysOf(pointer)) {
    holders = holders
      .flatMap((holder) => partsOrSelf(document, holder))
      .flatMap((holder) => {
        const node = childOf(holder.node, key);
        return node === undefined ? [] : [{ node, pointer: holder.pointer + pointerOf(key) }];
      });
  }
  const [first] = holders;
  return (holders.find((place) => !isSame(place.node, nodeAt(other, place.pointer))) ?? first)?.pointer ?? pointer;
}

const partsOrSelf = (document: Document, place: Place): Place[] => (isObject(place.node) ? partsOf(document, place) : [place]);
