import type { Document, Json, JsonObject, Place } from './types.js';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param value @returns the object, or an empty one */
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** @param value @returns the texts of a list */
export const textsOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

const escaped = (key: string | number) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

/** @param keys @returns a JSON Pointer */
export const pointerOf = (...keys: (string | number)[]): string => keys.map((key) => `/${escaped(key)}`).join('');

/** @param pointer @returns its keys */
export const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

export function childOf(node: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(node)) return node[Number(key)];
  return isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

/**
 * What a pointer leads to; no `$ref` is followed on the way.
 */
export const nodeAt = (document: Document, pointer: string) => keysOf(pointer).reduce((node: Json | undefined, key) => childOf(node, key), document);

/**
 * A place, or the one that its `$ref` leads to.
 */
export function followed(document: Document, place: Place): Place {
  const visited = new Set();
  let at = place;
  for (;;) {
    const target = refOf(at.node);
    const node = target === undefined || visited.has(target) ? undefined : nodeAt(document, target);
    if (target === undefined || node === undefined) return at;
    visited.add(target);
    at = { node, pointer: target };
  }
}

/** @param node @returns the pointer that the node's `$ref` holds */
export function refOf(node: Json): string | undefined {
  const ref = childOf(node, '$ref');
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(ref.slice(1));
  } catch {
    return ref.slice(1);
  }
}

/**
 * A place in a place, `$ref`s followed; undefined where there is none.
 */
export function inside(document: Document, place: Place | undefined, ...keys: (string | number)[]): Place | undefined {
  let at = place && followed(document, place);
  for (const key of keys) {
    const node = at && childOf(at.node, String(key));
    if (at === undefined || node === undefined) return undefined;
    at = followed(document, { node, pointer: at.pointer + pointerOf(key) });
  }
  return at;
}

/**
 * The entries of a map, each as a place.
 */
export function entriesOf(document: Document, place: Place | undefined): Map<string, Place> {
  const map = place && followed(document, place);
  return new Map(
    Object.entries(objectOf(map?.node)).map(([key, node]) => [key, followed(document, { node, pointer: `${map?.pointer}${pointerOf(key)}` })]),
  );
}

/**
 * Whether two values are the same; the order of an object's keys does not count.
 */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
