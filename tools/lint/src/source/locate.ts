import { dirname, join, resolve } from 'node:path';
import { isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { SourceFile } from './sources.js';

/** A position in the source of the spec. */
export interface SourcePlace {
  /** absolute */
  file: string;
  line: number;
  column: number;
  /** Whether the source contains the whole path. Otherwise, the position is that of the nearest ancestor. */
  exact: boolean;
}

type Path = readonly (string | number)[];

/** Returns a parsed file by its absolute path, or undefined if it does not exist. */
export type ReadSource = (file: string) => Pick<SourceFile, 'file' | 'document' | 'lines'> | undefined;

/** Returns the file that defines a component in the bundle. Ignores a number that the bundler added to the name. */
function findComponentFile(dir: string, read: ReadSource, [top, kind, name]: Path): string | undefined {
  if (top !== 'components' || typeof name !== 'string') return undefined;
  return [name, name.replace(/[-_]\d+$/, '')]
    .map((stem) => join(dir, 'components', String(kind), `${stem}.yaml`))
    .find((file) => read(file) !== undefined);
}

/**
 * Returns the value under a key or an index, with its offset in the file. For a value in a map, returns the offset of
 * the key.
 */
function findChild(node: unknown, segment: string | number): { node: unknown; offset: number | undefined } | undefined {
  if (isSeq(node)) {
    const child = node.items[Number(segment)];
    return child === undefined ? undefined : { node: child, offset: isNode(child) ? child.range?.[0] : undefined };
  }
  const pair = isMap(node)
    ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment))
    : undefined;
  if (!isPair(pair)) return undefined;
  return { node: pair.value, offset: isScalar(pair.key) ? pair.key.range?.[0] : undefined };
}

/** Caches the sources by file, because `locate` is called once for each finding. */
const indexes = new WeakMap<readonly SourceFile[], ReadonlyMap<string, SourceFile>>();

function indexByFile(sources: readonly SourceFile[]): ReadonlyMap<string, SourceFile> {
  const index = indexes.get(sources) ?? new Map(sources.map((source) => [source.file, source]));
  indexes.set(sources, index);
  return index;
}

/** Finds the offset of a path in a file, or of its nearest existing ancestor. */
export function offsetAt({ document }: Pick<SourceFile, 'document'>, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const segment of path) {
    const child = findChild(node, segment);
    if (child === undefined) break;
    node = child.node;
    offset = child.offset ?? offset;
  }
  return offset;
}

/** Keys next to a `$ref` that do not affect which values are valid. */
const annotations = [
  '$ref',
  'summary',
  'description',
  'title',
  'deprecated',
  'readOnly',
  'writeOnly',
  'examples',
  'default',
];

/** Whether a map has a `$ref` and keywords of its own. A finding about their combination then stays at the map. */
const hasOwnKeywords = (node: unknown): boolean =>
  isMap(node) &&
  node.items.some(({ key }) => {
    const name = isScalar(key) ? String(key.value) : '';
    return !annotations.includes(name) && !name.startsWith('x-');
  });

/**
 * Finds the position in the source for a path in the bundle, because authors fix the source, not the bundle.
 *
 * @param dir the spec's folder, absolute
 * @param atKey whether to stop at the last key if its value is a `$ref`
 * @default atKey false
 * @throws if `sources` does not contain the root file
 */
export function locate(dir: string, sources: readonly SourceFile[], path: Path, atKey = false): SourcePlace {
  const byFile = indexByFile(sources);
  return locateFrom(join(dir, 'openapi.yaml'), (file) => byFile.get(file), path, atKey);
}

/**
 * Finds the same position as `locate`, but reads only the files that lead to it.
 *
 * @param root the root file of the spec or the bundle, absolute
 * @throws if the root file does not exist
 */
export function locateFrom(root: string, read: ReadSource, path: Path, atKey = false): SourcePlace {
  // The name of a component is written in the root file, not in the component's own file.
  const isName = atKey && path.length === 3;
  const componentFile = isName ? undefined : findComponentFile(dirname(root), read, path);
  const first = read(componentFile ?? root);
  if (first === undefined) throw new Error(`locate: "sources" must contain ${root}.`);
  let source: NonNullable<ReturnType<ReadSource>> = first;
  let segments = componentFile === undefined ? path : path.slice(3);
  let node: Node | null | undefined = source.document.contents;
  let offset = 0;
  let exact = true;
  for (; ; segments = segments.slice(1)) {
    const isFinal = segments.length === 0 && atKey;
    const ref: unknown =
      isMap(node) && !isFinal && findChild(node, segments[0] ?? '') === undefined ? node.get('$ref') : undefined;
    const target: ReturnType<ReadSource> =
      typeof ref === 'string' ? read(resolve(dirname(source.file), ref)) : undefined;
    if (target !== undefined && segments.length <= 1 && hasOwnKeywords(node)) {
      offset = findChild(node, '$ref')?.offset ?? offset;
      break;
    }
    if (target !== undefined) [source, node, offset] = [target, target.document.contents, 0];
    const [segment] = segments;
    if (segment === undefined) break;
    const child = findChild(node, segment);
    exact = child !== undefined;
    if (child === undefined) break;
    node = isNode(child.node) ? child.node : undefined;
    offset = child.offset ?? offset;
  }
  const { line, col } = source.lines.linePos(offset);
  return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1), exact };
}
