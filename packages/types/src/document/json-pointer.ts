/**
 * JSON Pointers (RFC 6901), as used by `$ref`, by validators and by the contract's own locations.
 * Every package that reads or writes a pointer uses these functions.
 */

/**
 * Formats keys as a pointer: `formatPointer('paths', '/user')` is `/paths/~1user`. Without keys, returns the pointer to
 * the whole document (`''`).
 */
export function formatPointer(...keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Splits a pointer into its unescaped keys. If the pointer starts with `#`, also decodes percent escapes, because the
 * pointer is then a URL fragment.
 */
export function parsePointer(pointer: string): string[] {
  const isFragment = pointer.startsWith('#');
  return pointer
    .split('/')
    .slice(1)
    .map((token) => (isFragment ? decodeURIComponent(token) : token).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Looks up a pointer without following `$ref`s. Returns `undefined` if the target does not exist. */
export function getAtPointer(root: unknown, pointer: string): unknown {
  let node = root;
  for (const key of parsePointer(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return node;
}
