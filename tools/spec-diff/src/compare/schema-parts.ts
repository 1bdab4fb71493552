import { formatPointer } from '@wapi/types';
// A schema is written in parts here: beside its own keywords it takes in those of its `$ref` and of its `allOf`. Whether a field comes from
// one part or another is no difference to integrators, so the checks look at all parts together and name the one that a thing is in.
import type { Document, Json, Node } from './types.js';
import { getChild, isObject, valueAt, getRef } from './json-pointer.js';

/**
 * All places that make up a schema, its own first. Anything that is no schema is made up of itself.
 *
 * @param above the places that led here, for schemas that contain themselves
 */
export function collectParts(document: Document, place: Node, above: ReadonlySet<string> = new Set()): Node[] {
  const { node, pointer } = place;
  if (!isObject(node) || above.has(pointer)) return [];
  const path = new Set([...above, pointer]);
  const target = getRef(node);
  const referred = target === undefined ? undefined : valueAt(document, target);
  const allOf = Array.isArray(node['allOf']) ? node['allOf'] : [];
  return [
    place,
    ...(target === undefined || referred === undefined
      ? []
      : collectParts(document, { node: referred, pointer: target }, path)),
    ...allOf.flatMap((part, index) =>
      collectParts(document, { node: part, pointer: pointer + formatPointer('allOf', index) }, path),
    ),
  ];
}

/**
 * A keyword of a schema and where it is: the first part that has it decides.
 */
export function findKeyword(parts: readonly Node[], name: string): Node | undefined {
  for (const { node, pointer } of parts) {
    const value = getChild(node, name);
    if (value !== undefined) return { node: value, pointer: pointer + formatPointer(name) };
  }
  return undefined;
}

/**
 * The parts of everything under a key of a schema, e.g. of a property that two parts of an `allOf` describe.
 */
export function collectPartsAt(document: Document, parts: readonly Node[], ...keys: (string | number)[]): Node[] {
  return parts.flatMap((part) => {
    const node = keys.reduce((at: Json | undefined, key) => getChild(at, String(key)), part.node);
    return node === undefined ? [] : collectParts(document, { node, pointer: part.pointer + formatPointer(...keys) });
  });
}

export const getPropertyNames = (parts: readonly Node[]): string[] => [
  ...new Set(parts.flatMap(({ node }) => Object.keys(getChild(node, 'properties') ?? {}))),
];

export const getRequiredNames = (parts: readonly Node[]): string[] => [
  ...new Set(
    parts.flatMap(({ node }) => {
      const required = getChild(node, 'required');
      return Array.isArray(required) ? required.map(String) : [];
    }),
  ),
];
