// A schema consists of parts: its own keywords, its `$ref` and its `allOf`. Integrators do not care which part holds a
// field, so the checks read all parts together and name the part that holds it.
import { formatPointer } from '@wapi/types';
import type { Document, Json, Node } from './types.js';
import { getChild, isObject, valueAt, getRef } from './json-pointer.js';

/**
 * Collects the parts of a schema, its own keywords first. A node that is not a schema is its only part.
 *
 * @param above pointers on the way here, to stop at schemas that contain themselves
 */
export function collectParts(document: Document, place: Node, above: ReadonlySet<string> = new Set()): Node[] {
  const { node, pointer } = place;
  if (!isObject(node) || above.has(pointer)) return [];
  const path = new Set([...above, pointer]);
  const target = getRef(node);
  const referenced = target === undefined ? undefined : valueAt(document, target);
  const allOf = Array.isArray(node['allOf']) ? node['allOf'] : [];
  return [
    place,
    ...(target === undefined || referenced === undefined
      ? []
      : collectParts(document, { node: referenced, pointer: target }, path)),
    ...allOf.flatMap((part, index) =>
      collectParts(document, { node: part, pointer: pointer + formatPointer('allOf', index) }, path),
    ),
  ];
}

/** Finds a keyword in the first part that has it. */
export function findKeyword(parts: readonly Node[], name: string): Node | undefined {
  for (const { node, pointer } of parts) {
    const value = getChild(node, name);
    if (value !== undefined) return { node: value, pointer: pointer + formatPointer(name) };
  }
  return undefined;
}

/** Collects the parts below a key of a schema, for example of a property that two parts of an `allOf` describe. */
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
