import type { Rule } from '../../../src/rule-support/define-rule.js';
import { runRules } from '../../../src/rule-support/run-rules.js';
import type { JsonObject } from '../../../src/rule-support/values.js';
import { fromPointer } from '../../../src/source/json-pointer.js';

/** A finding in a document without a source. */
export interface Result {
  code: string;
  path: (string | number)[];
  message: string;
}

/** The positions of all nodes in a document, by path. */
function positionsOf(document: unknown): Map<string, number> {
  const positions = new Map<string, number>();
  const walk = (node: unknown, path: string[]) => {
    positions.set(path.join('\0'), positions.size);
    if (typeof node === 'object' && node !== null)
      for (const [key, child] of Object.entries(node)) walk(child, [...path, key]);
  };
  walk(document, []);
  return positions;
}

/** Replaces the `$ref`s to parts of the document by their targets, except a `$ref` back to a part that contains it. */
function resolveRefs(document: unknown): unknown {
  const resolve = (node: unknown, open: readonly string[]): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.map((item) => resolve(item, open));
    const { $ref: ref }: { $ref?: unknown } = node;
    if (typeof ref === 'string' && ref.startsWith('#/') && !open.includes(ref)) {
      const target = fromPointer(ref.slice(1)).reduce<unknown>((part, key) => (part as JsonObject)?.[key], document);
      if (target !== undefined) return resolve(target, [...open, ref]);
    }
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value, open)]));
  };
  return resolve(document, []);
}

/**
 * Lints a document with some of the rules. Results are in the order of the document, at nodes that exist, without
 * duplicates.
 */
export function linterWith(chosen: Readonly<Record<string, Rule>>): (document: unknown) => Result[] {
  return (input) => {
    const document: unknown = JSON.parse(JSON.stringify(input));
    const positions = positionsOf(document);
    const existing = (path: (string | number)[]): (string | number)[] =>
      positions.has(path.join('\0')) ? path : existing(path.slice(0, -1));
    const results = runRules(chosen, { source: document, resolved: resolveRefs(document) }).map(
      ({ rule, path, message }) => ({
        code: rule,
        path: existing(path),
        message,
      }),
    );
    const unique = [...new Map(results.map((result) => [JSON.stringify(result), result])).values()];
    const position = ({ path }: Result) => positions.get(path.join('\0')) ?? 0;
    return unique.toSorted((a, b) => position(a) - position(b) || (a.code < b.code ? -1 : Number(a.code > b.code)));
  };
}
