// A schema is written in parts here: beside its own keywords it takes in those of its `$ref` and of its `allOf`. Whether a field comes from
// one part or another is no difference to integrators, so the checks look at all parts together and name the one that a thing is in.
import type { Document, Json, Place } from './types.js';
import { childOf, isObject, nodeAt, pointerOf, refOf } from './nodes.js';

/**
 * All places that make up a schema, its own first. Anything that is no schema is made up of itself.
 *
 * @param above the places that led here, for schemas that contain themselves
 */
export function partsOf(document: Document, place: Place, above: ReadonlySet<string> = new Set()): Place[] {
  const { node, pointer } = place;
  if (!isObject(node) || above.has(pointer)) return [];
  const path = new Set([...above, pointer]);
  const target = refOf(node);
  const referred = target === undefined ? undefined : nodeAt(document, target);
  const allOf = Array.isArray(node['allOf']) ? node['allOf'] : [];
  return [
    place,
    ...(target === undefined || referred === undefined ? [] : partsOf(document, { node: referred, pointer: target }, path)),
    ...allOf.flatMap((part, index) => partsOf(document, { node: part, pointer: pointer + pointerOf('allOf', index) }, path)),
  ];
}

/**
 * A keyword of a schema and where it is: the first part that has it decides.
 */
export function keywordOf(parts: readonly Place[], name: string): Place | undefined {
  for (const { node, pointer } of parts) {
    const value = childOf(node, name);
    if (value !== undefined) return { node: value, pointer: pointer + pointerOf(name) };
  }
  return undefined;
}

/**
 * The parts of everything under a key of a schema, e.g. of a property that two parts of an `allOf` describe.
 */
export function partsUnder(document: Document, parts: readonly Place[], ...keys: (string | number)[]): Place[] {
  return parts.flatMap((part) => {
    const node = keys.reduce((at: Json | undefined, key) => childOf(at, String(key)), part.node);
    return node === undefined ? [] : partsOf(document, { node, pointer: part.pointer + pointerOf(...keys) });
  });
}

/** @param parts @returns the names of a schema's properties */
export const propertyNames = (parts: readonly Place[]): string[] => [...new Set(parts.flatMap(({ node }) => Object.keys(childOf(node, 'properties') ?? {})))];

/** @param parts @returns the names of its required properties */
export const requiredNames = (parts: readonly Place[]): string[] => [
  ...new Set(
    parts.flatMap(({ node }) => {
      const required = childOf(node, 'required');
      return Array.isArray(required) ? required.map(String) : [];
    }),
  ),
];
