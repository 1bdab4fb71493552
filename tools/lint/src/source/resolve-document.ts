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

/** The result of an earlier run. It applies as long as each `$ref` in the target leads to the same resolved value. */
interface EarlierResult {
  resolved: Resolved;
  /** The resolved target of each `$ref`. `undefined` for a `$ref` without a target. */
  targets: ReadonlyMap<string, Resolved | undefined>;
}

/** The results of earlier runs, keyed by the unresolved value. */
type EarlierResults = WeakMap<object, EarlierResult>;

/** The target whose `$ref`s are being replaced. */
interface Visit {
  id: string;
  /** The ids of the target and of the targets that contain it. */
  ancestors: ReadonlySet<string>;
  open: Set<string>;
  targets: Map<string, Resolved | undefined>;
}

/**
 * Replaces `$ref`s with their targets. Keys next to a `$ref` are added to the target.
 *
 * A target is resolved once for all references, unless it is part of a cycle. The result for a cycle depends on where
 * the cycle is entered.
 *
 * @param earlier results to use. The function adds its own results.
 */
function resolveRefs(root: Target, findTarget: FindTarget, earlier: EarlierResults = new WeakMap()): unknown {
  const cache = new Map<string, Resolved>();

  function resolveTarget({ id, value }: Target, outer: ReadonlySet<string>): Resolved {
    const cached = cache.get(id);
    if (cached !== undefined) return cached;
    const ancestors = new Set([...outer, id]);
    const result = findEarlier(value, id, ancestors) ?? resolveValue(value, id, ancestors);
    if (result.open.size === 0) cache.set(id, result);
    return result;
  }

  function findEarlier(value: unknown, id: string, ancestors: ReadonlySet<string>): Resolved | undefined {
    const found = isObject(value) ? earlier.get(value) : undefined;
    const isCurrent = [...(found?.targets ?? [])].every(([ref, resolved]) => {
      const target = findTarget(ref, id);
      if (target === undefined) return resolved === undefined;
      return !ancestors.has(target.id) && resolveTarget(target, ancestors) === resolved;
    });
    return isCurrent ? found?.resolved : undefined;
  }

  function resolveValue(value: unknown, id: string, ancestors: ReadonlySet<string>): Resolved {
    const visit: Visit = { id, ancestors, open: new Set(), targets: new Map() };
    const result = { value: resolveNode(value, visit), open: visit.open };
    if (isObject(value) && visit.open.size === 0) earlier.set(value, { resolved: result, targets: visit.targets });
    visit.open.delete(id);
    return result;
  }

  function resolveNode(node: unknown, visit: Visit): unknown {
    if (Array.isArray(node)) return node.map((item) => resolveNode(item, visit));
    if (!isObject(node)) return node;
    const { $ref: ref, ...siblings } = node;
    if (typeof ref !== 'string') return mapValues(node, visit);
    const target = findTarget(ref, visit.id);
    if (target !== undefined && visit.ancestors.has(target.id)) {
      visit.open.add(target.id);
      return node;
    }
    const resolved = target && resolveTarget(target, visit.ancestors);
    visit.targets.set(ref, resolved);
    if (resolved === undefined) return mapValues(node, visit);
    for (const ancestor of resolved.open) visit.open.add(ancestor);
    if (!isObject(resolved.value)) return resolved.value;
    // Copy the value for each reference, because Spectral throws if an object occurs twice in a map.
    return { ...resolved.value, ...mapValues(siblings, visit) };
  }

  function mapValues(node: object, visit: Visit) {
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolveNode(value, visit)]));
  }

  return resolveTarget(root, new Set()).value;
}

/** The resolved files of earlier runs, because most files do not change between two runs. */
const ofFiles: EarlierResults = new WeakMap();

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
  const resolved = resolveRefs(root, (ref, from) => byFile.get(resolve(dirname(from), ref)), ofFiles);
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
