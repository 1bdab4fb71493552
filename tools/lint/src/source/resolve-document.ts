import { dirname, join, resolve } from 'node:path';
import { isObject } from '../rule-support/values.js';
import { fromPointer } from '../rule-support/json-pointer.js';
import type { SourceFile } from './sources.js';

/** A document in two forms: with its `$ref`s, and with each `$ref` replaced by its target. */
export interface ResolvedDocument {
  /** The root of the document, with unresolved `$ref`s. */
  source: unknown;
  /** The whole document. Each `$ref` is replaced by its target, except a `$ref` back to a target that contains it. */
  resolved: unknown;
}

/** The target of a `$ref`. */
interface Target {
  /** Identifies the target. */
  id: string;
  value: unknown;
}

/** A resolved target. */
interface Resolved {
  value: unknown;
  /**
   * The ids of the targets that contain this target, if a `$ref` in this target leads back to them and therefore stays
   * unresolved.
   */
  open: ReadonlySet<string>;
}

/** Finds the target of a `$ref`. `from` is the id of the target that contains the `$ref`. */
type FindTarget = (ref: string, from: string) => Target | undefined;

/**
 * Replaces `$ref`s with their targets. Keys next to a `$ref` are added to the target.
 *
 * A target is resolved once for all references, unless it is part of a cycle. The result for a cycle depends on where
 * the cycle is entered.
 */
function resolveRefs(root: Target, findTarget: FindTarget): unknown {
  const cache = new Map<string, Resolved>();

  function resolveTarget({ id, value }: Target, ancestors: ReadonlySet<string>): Resolved {
    const cached = cache.get(id);
    if (cached !== undefined) return cached;
    const open = new Set<string>();
    const resolved = resolveNode(value, id, new Set([...ancestors, id]), open);
    open.delete(id);
    const result = { value: resolved, open };
    if (open.size === 0) cache.set(id, result);
    return result;
  }

  function resolveNode(node: unknown, id: string, ancestors: ReadonlySet<string>, open: Set<string>): unknown {
    if (Array.isArray(node)) return node.map((item) => resolveNode(item, id, ancestors, open));
    if (!isObject(node)) return node;
    const { $ref: ref, ...siblings } = node;
    const target = typeof ref === 'string' ? findTarget(ref, id) : undefined;
    if (target === undefined) return mapValues(node, id, ancestors, open);
    if (ancestors.has(target.id)) {
      open.add(target.id);
      return node;
    }
    const resolved = resolveTarget(target, ancestors);
    for (const ancestor of resolved.open) open.add(ancestor);
    if (!isObject(resolved.value)) return resolved.value;
    // Copy the value for each reference, because Spectral throws if an object occurs twice in a map.
    return { ...resolved.value, ...mapValues(siblings, id, ancestors, open) };
  }

  function mapValues(node: object, id: string, ancestors: ReadonlySet<string>, open: Set<string>) {
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, resolveNode(value, id, ancestors, open)]),
    );
  }

  return resolveTarget(root, new Set()).value;
}

/** Caches resolved documents, because two lint passes need them. */
const documents = new WeakMap<readonly SourceFile[], ResolvedDocument>();

/**
 * Resolves the `$ref`s in a spec's files.
 *
 * @param dir the spec's folder, absolute
 */
export function resolveDocument(dir: string, sources: readonly SourceFile[]): ResolvedDocument {
  const known = documents.get(sources);
  if (known !== undefined) return known;
  const byFile = new Map(sources.map(({ file, data }) => [file, { id: file, value: data }]));
  const path = join(dir, 'openapi.yaml');
  const root = byFile.get(path);
  if (root === undefined) throw new Error(`resolveDocument: "sources" must contain ${path}.`);
  const resolved = resolveRefs(root, (ref, from) => byFile.get(resolve(dirname(from), ref)));
  const document = { source: root.value, resolved };
  documents.set(sources, document);
  return document;
}

/** Resolves a bundle, whose `$ref`s are JSON Pointers to its components. */
export function resolveBundle(bundle: unknown): ResolvedDocument {
  const findTarget: FindTarget = (ref) => {
    if (!ref.startsWith('#/')) return undefined;
    const value = fromPointer(ref.slice(1)).reduce<unknown>(
      (node, key) => (isObject(node) ? node[key] : undefined),
      bundle,
    );
    return value === undefined ? undefined : { id: ref, value };
  };
  return { source: bundle, resolved: resolveRefs({ id: '#', value: bundle }, findTarget) };
}
