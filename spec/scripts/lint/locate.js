import { dirname, join, resolve } from 'node:path';
import { isMap, isNode, isPair, isScalar, isSeq } from 'yaml';

/** @typedef {import('./sources.js').SourceFile} SourceFile */

/** The file of a component that the bundler took out of its place; a number at the end of the name is the bundler's. */
function componentFile(dir, byFile, [top, kind, name]) {
  if (top !== 'components' || typeof name !== 'string') return undefined;
  return [name, name.replace(/[-_]\d+$/, '')].map((stem) => join(dir, 'components', kind, `${stem}.yaml`)).find((file) => byFile.has(file));
}

/** What is under a key or an index, and where it begins: a value in a map begins at its key. */
function childOf(node, segment) {
  if (isSeq(node)) {
    const child = node.items[Number(segment)];
    return child === undefined ? undefined : { node: child, offset: child.range?.[0] };
  }
  const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment)) : undefined;
  return isPair(pair) ? { node: pair.value, offset: pair.key.range?.[0] } : undefined;
}

/**
 * The place in the source of a path into the bundle, as near as there is one: an editor can mend the file and not the bundle.
 *
 * @param {string} dir
 * @param {SourceFile[]} sources
 * @param {(string | number)[]} path
 * @returns {{ file: string, line: number, column: number, exact: boolean }} exact where all of the path is in the source
 */
export function locate(dir, sources, path) {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const root = join(dir, 'openapi.yaml');
  const component = componentFile(dir, byFile, path);
  let source = byFile.get(component ?? root);
  let segments = component === undefined ? path : path.slice(3);
  let node = source.document.contents;
  let offset = 0;
  let exact = true;
  for (; ; segments = segments.slice(1)) {
    const ref = isMap(node) ? node.get('$ref') : undefined;
    const target = typeof ref === 'string' ? byFile.get(resolve(dirname(source.file), ref)) : undefined;
    if (target !== undefined) [source, node, offset] = [target, target.document.contents, 0];
    if (segments.length === 0) break;
    const child = childOf(node, segments[0]);
    exact = child !== undefined;
    if (child === undefined) break;
    node = isNode(child.node) ? child.node : undefined;
    offset = child.offset ?? offset;
  }
  const { line, col } = source.lines.linePos(offset);
  return { file: source.file, line: Math.max(line, 1), column: Math.max(col, 1), exact };
}
