import { getAtPointer } from './json-pointer.js';
import type { OpenApiDocument } from './open-api-document.js';

/**
 * Looks up a JSON Pointer in the bundle.
 *
 * @throws Error if the target of the pointer does not exist
 */
export function resolvePointer(document: OpenApiDocument, pointer: string): unknown {
  const node = getAtPointer(document, pointer);
  if (node === undefined) throw new Error(`Bundled spec: every $ref must lead to a value, received ${pointer}.`);
  return node;
}

/**
 * Returns a copy of `node` in which every `$ref` is replaced by its target. References to the same target share one
 * copy.
 *
 * A schema from a component has the component's name as `x-name`.
 *
 * @throws Error if a target does not exist, or a reference leads to itself
 */
export function dereference(document: OpenApiDocument, node: unknown): unknown {
  const targets = new Map<string, unknown>();

  function copy(value: unknown, trail: readonly string[]): unknown {
    if (Array.isArray(value)) return value.map((item) => copy(item, trail));
    if (!isObject(value)) return value;
    const ref = value['$ref'];
    if (typeof ref === 'string') return copyTarget(ref, trail);
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copy(child, trail)]));
  }

  function copyTarget(ref: string, trail: readonly string[]): unknown {
    if (targets.has(ref)) return targets.get(ref);
    if (trail.includes(ref))
      throw new Error(`Bundled spec: a $ref must not lead back to itself, received ${[...trail, ref].join(' → ')}.`);
    const target = copy(resolvePointer(document, ref), [...trail, ref]);
    const name = /^#\/components\/schemas\/([^/]+)$/.exec(ref)?.[1];
    const named = name !== undefined && isObject(target) ? { 'x-name': name, ...target } : target;
    targets.set(ref, named);
    return named;
  }

  return copy(node, []);
}

/** Whether a value is an object that is not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
