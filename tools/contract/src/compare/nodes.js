/** @import { Document, Json, JsonObject, Place } from './types.js' */

/**
 * @param {unknown} value
 * @returns {value is JsonObject}
 */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {Json | undefined} value @returns {JsonObject} the object, or an empty one */
export const objectOf = (value) => (isObject(value) ? value : {});

/** @param {Json | undefined} value @returns {string[]} the texts of a list */
export const textsOf = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

/** @param {string | number} key */
const escaped = (key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

/** @param {...(string | number)} keys @returns {string} a JSON Pointer */
export const pointerOf = (...keys) => keys.map((key) => `/${escaped(key)}`).join('');

/** @param {string} pointer @returns {string[]} its keys */
export const keysOf = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/**
 * @param {Json | undefined} node
 * @param {string} key
 * @returns {Json | undefined}
 */
export function childOf(node, key) {
  if (Array.isArray(node)) return node[Number(key)];
  return isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

/**
 * What a pointer leads to; no `$ref` is followed on the way.
 *
 * @param {Document} document
 * @param {string} pointer
 */
export const nodeAt = (document, pointer) =>
  keysOf(pointer).reduce((/** @type {Json | undefined} */ node, key) => childOf(node, key), document);

/**
 * A place, or the one that its `$ref` leads to.
 *
 * @param {Document} document
 * @param {Place} place
 * @returns {Place}
 */
export function followed(document, place) {
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

/** @param {Json} node @returns {string | undefined} the pointer that the node's `$ref` holds */
export function refOf(node) {
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
 *
 * @param {Document} document
 * @param {Place | undefined} place
 * @param {...(string | number)} keys
 * @returns {Place | undefined}
 */
export function inside(document, place, ...keys) {
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
 *
 * @param {Document} document
 * @param {Place | undefined} place
 * @returns {Map<string, Place>}
 */
export function entriesOf(document, place) {
  const map = place && followed(document, place);
  return new Map(
    Object.entries(objectOf(map?.node)).map(([key, node]) => [
      key,
      followed(document, { node, pointer: `${map?.pointer}${pointerOf(key)}` }),
    ]),
  );
}

/**
 * Whether two values are the same; the order of an object's keys does not count.
 *
 * @param {Json | undefined} a
 * @param {Json | undefined} b
 * @returns {boolean}
 */
export function isSame(a, b) {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
