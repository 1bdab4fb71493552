import { formatPointer, getAtPointer } from '@wapi/types';
import type { Document, Json, JsonObject, Node } from './types.js';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value if it is an object, otherwise an empty object. */
export const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** Returns the strings in a list; empty if the value is not a list. */
export const getStrings = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

export function getChild(node: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(node)) return node[Number(key)];
  return isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

/** Looks up a pointer without following `$ref`s. */
export const valueAt = (document: Document, pointer: string): Json | undefined =>
  getAtPointer(document, pointer) as Json | undefined;

/** Follows a chain of `$ref`s. Stops at a cycle and at a dangling `$ref`. */
export function resolve(document: Document, node: Node): Node {
  const visited = new Set<string>();
  let current = node;
  for (;;) {
    const target = getRef(current.node);
    const value = target === undefined || visited.has(target) ? undefined : valueAt(document, target);
    if (target === undefined || value === undefined) return current;
    visited.add(target);
    current = { node: value, pointer: target };
  }
}

/** Follows the `$ref` of an item in a list or map. `reference` is the location of the item itself. */
export const resolveItem = (document: Document, node: Json, pointer: string): Node => ({
  ...resolve(document, { node, pointer }),
  reference: pointer,
});

/** Returns the pointer in the `$ref` of a node. Ignores a `$ref` that leaves the document. */
export function getRef(node: Json): string | undefined {
  const ref = getChild(node, '$ref');
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(ref.slice(1));
  } catch {
    return ref.slice(1);
  }
}

/** Finds a descendant of a node, and follows `$ref`s on the way. */
export function at(document: Document, parent: Node | undefined, ...keys: (string | number)[]): Node | undefined {
  let current = parent && resolve(document, parent);
  for (const key of keys) {
    const node = current && getChild(current.node, String(key));
    if (current === undefined || node === undefined) return undefined;
    current = resolve(document, { node, pointer: current.pointer + formatPointer(key) });
  }
  return current;
}

export function getEntries(document: Document, place: Node | undefined): Map<string, Node> {
  const map = place && resolve(document, place);
  return new Map(
    Object.entries(asObject(map?.node)).map(([key, node]) => [
      key,
      resolveItem(document, node, `${map?.pointer}${formatPointer(key)}`),
    ]),
  );
}

/** Compares two values. The order of an object's keys does not matter. */
export function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}
