import { dirname, join, resolve } from 'node:path';
import type { RuleDocument } from '../rule-support/define-rule.js';
import { isObject } from '../rule-support/values.js';
import type { SourceFile } from '../source/sources.js';

/** A resolved file. */
interface Resolved {
  value: unknown;
  /** The files outside of this one that contain it, and to which it has an unresolved `$ref`. */
  open: ReadonlySet<string>;
}

/**
 * Replaces the `$ref`s of the spec by their targets. Keys next to a `$ref` are added to the target.
 *
 * A file is resolved once and shared by all references, unless it is part of a cycle: then the result depends on where
 * the cycle is entered.
 *
 * @param dir the spec's folder, absolute
 */
export function resolveDocument(dir: string, sources: readonly SourceFile[]): RuleDocument {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const cache = new Map<string, Resolved>();

  function resolveFile(file: string, source: SourceFile, ancestors: ReadonlySet<string>): Resolved {
    const cached = cache.get(file);
    if (cached !== undefined) return cached;
    const open = new Set<string>();
    const value = resolveNode(source.data, file, new Set([...ancestors, file]), open);
    open.delete(file);
    const result = { value, open };
    if (open.size === 0) cache.set(file, result);
    return result;
  }

  function resolveNode(node: unknown, file: string, ancestors: ReadonlySet<string>, open: Set<string>): unknown {
    if (Array.isArray(node)) return node.map((item) => resolveNode(item, file, ancestors, open));
    if (!isObject(node)) return node;
    const { $ref: ref, ...siblings } = node;
    const target = typeof ref === 'string' ? resolve(dirname(file), ref) : undefined;
    const source = target === undefined ? undefined : byFile.get(target);
    if (target === undefined || source === undefined) return mapValues(node, file, ancestors, open);
    if (ancestors.has(target)) {
      open.add(target);
      return node;
    }
    const resolved = resolveFile(target, source, ancestors);
    for (const ancestor of resolved.open) open.add(ancestor);
    if (Object.keys(siblings).length === 0 || !isObject(resolved.value)) return resolved.value;
    return { ...resolved.value, ...mapValues(siblings, file, ancestors, open) };
  }

  function mapValues(node: object, file: string, ancestors: ReadonlySet<string>, open: Set<string>) {
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, resolveNode(value, file, ancestors, open)]),
    );
  }

  const root = join(dir, 'openapi.yaml');
  const source = byFile.get(root);
  if (source === undefined) throw new Error(`resolveDocument: "sources" must contain ${root}.`);
  return { source: source.data, resolved: resolveFile(root, source, new Set()).value };
}
