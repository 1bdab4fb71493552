import { formatPointer } from '@wapi/types';
import { asObject, getRef, isEqual, isObject } from './json-pointer.js';
import type { Document, Json } from './types.js';

/**
 * Finds the components that differ, directly or through a component to which they refer.
 *
 * @returns a function that checks whether two nodes and everything to which they refer are equal
 */
export function findChanges(base: Document, head: Document): (node: Json, other: Json) => boolean {
  const [before, after] = [readComponents(base), readComponents(head)];
  const changed = new Set(
    [...before].flatMap(([pointer, node]) => (isEqual(node, after.get(pointer)) ? [] : [pointer])),
  );
  const targetsOf = new Map([...before].map(([pointer, node]) => [pointer, findReferences(node)]));
  for (let size = -1; size < changed.size;) {
    size = changed.size;
    for (const [pointer, targets] of targetsOf)
      if (!targets.every((target) => before.has(target) && !changed.has(target))) changed.add(pointer);
  }
  // References to anything other than a component are rare, and count as changed.
  const isSame = (target: string) => before.has(target) && !changed.has(target);
  return (node, other) => isEqual(node, other) && findReferences(node).every(isSame);
}

function readComponents(document: Document): Map<string, Json> {
  return new Map(
    Object.entries(asObject(document['components'])).flatMap(([kind, components]) =>
      Object.entries(asObject(components)).map(
        ([name, node]) => [formatPointer('components', kind, name), node] as const,
      ),
    ),
  );
}

/** The references in each node, cached. Operations share components, so most nodes are read several times. */
const references: WeakMap<object, string[]> = new WeakMap();

function findReferences(node: Json): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const known = references.get(node) ?? readReferences(node);
  references.set(node, known);
  return known;
}

function readReferences(node: object & Json): string[] {
  if (Array.isArray(node)) return node.flatMap(findReferences);
  if (!isObject(node)) return [];
  const target = getRef(node);
  const component = target === undefined ? undefined : (/^\/components\/[^/]+\/[^/]+/.exec(target)?.[0] ?? target);
  return [...(component === undefined ? [] : [component]), ...Object.values(node).flatMap(findReferences)];
}
