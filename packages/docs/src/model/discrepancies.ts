import { formatPointer, getAtPointer } from '@wapi/types';
import type { Discrepancy } from '../sources/bundle-types.js';

type Node = Record<string, unknown>;

/**
 * Finds the discrepancies that point to an operation or webhook, or to any part of it at any depth.
 *
 * @param document the bundle, with its `$ref`s unresolved
 * @returns the discrepancies by operationId
 */
export function findDiscrepanciesById(
  document: unknown,
  discrepancies: readonly Discrepancy[],
): Map<string, Discrepancy[]> {
  const found = new Map<string, Discrepancy[]>();
  for (const part of ['paths', 'webhooks']) {
    for (const [path, item] of Object.entries((isNode(document) ? document[part] : undefined) ?? {})) {
      if (!isNode(item)) continue;
      const itemPointer = formatPointer(part, path);
      for (const [method, operation] of Object.entries(item)) {
        if (!isNode(operation) || typeof operation['operationId'] !== 'string') continue;
        const pointers = new Set([formatPointer(part), itemPointer]);
        collectPointers(document, operation, itemPointer + formatPointer(method), pointers);
        collectPointers(document, item['parameters'], itemPointer + formatPointer('parameters'), pointers);
        found.set(
          operation['operationId'],
          discrepancies.filter(({ affects }) => affects.some((pointer) => pointers.has(pointer))),
        );
      }
    }
  }
  return found;
}

/** Adds the JSON Pointers of a node and all of its parts. A `$ref` adds the pointers of its target. */
function collectPointers(document: unknown, node: unknown, pointer: string, into: Set<string>): void {
  if (into.has(pointer)) return;
  into.add(pointer);
  if (Array.isArray(node)) {
    node.forEach((entry, index) => collectPointers(document, entry, pointer + formatPointer(index), into));
  } else if (isNode(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string')
        collectPointers(document, getAtPointer(document, value), value.slice(1), into);
      else collectPointers(document, value, pointer + formatPointer(key), into);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
