import { parsePointer } from '@wapi/types';
import type { Version } from '../input/read-version.js';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { LineCounter, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';

/** A line of a file. The path is relative to the repository. */
export interface Line {
  file: string;
  line: number;
}

/** A line of a file with an absolute path. If `found` is false, it is the line of the nearest ancestor. */
interface SourceLine extends Line {
  found: boolean;
}

/**
 * Maps pointers into a bundle to lines of its source files.
 */
export function readLines({ source, folder }: Version) {
  const files: Map<string, { contents: unknown; lines: LineCounter }> = new Map();
  const read = (file: string) => {
    const known = files.get(file);
    if (known) return known;
    const lines = new LineCounter();
    const { contents } = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : '', { lineCounter: lines });
    const entry = { contents: contents as unknown, lines };
    files.set(file, entry);
    return entry;
  };

  return (pointer: string): SourceLine => {
    const keys = parsePointer(pointer);
    let file = source;
    // A component's file has the component's name, even if the root file does not list it.
    const [root, kind, name] = keys;
    const component =
      folder === undefined || root !== 'components'
        ? undefined
        : join(folder, 'components', String(kind), `${name}.yaml`);
    if (component !== undefined && existsSync(component)) {
      file = component;
      keys.splice(0, 3);
    }
    let node = read(file).contents;
    let line = 1;
    for (const key of keys) {
      const inside = followFileRef(file, node, read);
      if (inside.file !== file) line = 1;
      ({ file, node } = inside);
      const next = findChild(node, key);
      if (next === undefined) return { found: false, file, line };
      line = read(file).lines.linePos(next.offset).line;
      node = next.value;
    }
    return { found: true, file, line };
  };
}

/** Follows a `$ref` to a file. */
function followFileRef(file: string, node: unknown, read: (file: string) => { contents: unknown }) {
  const ref = isMap(node) ? node.get('$ref') : undefined;
  if (typeof ref !== 'string' || ref.includes('#')) return { file, node };
  const target = resolve(dirname(file), ref);
  return { file: target, node: read(target).contents };
}

function findChild(node: unknown, key: string): { value: unknown; offset: number } | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(key)];
    const offset = isMap(value) || isScalar(value) || isSeq(value) ? value.range?.[0] : undefined;
    return value === undefined ? undefined : { value, offset: offset ?? 0 };
  }
  const pair = isMap(node)
    ? node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  return pair && isScalar(pair.key) ? { value: pair.value, offset: pair.key.range?.[0] ?? 0 } : undefined;
}

/**
 * Maps a location to a line in head: its own, or that of the node that lost it. If head lacks the file, returns base's
 * line.
 */
export function lineFinder(
  base: Version,
  head: Version,
): (place: { version: 'base' | 'head'; location: string }) => Line {
  const [inBase, inHead] = [readLines(base), readLines(head)];
  const shown = (version: Version, file: string) =>
    join(version.shownAs, relative(dirname(version.source), file)).replaceAll('\\', '/');
  return ({ version, location }) => {
    const now = inHead(location);
    if (version === 'head' || now.found) return { file: shown(head, now.file), line: now.line };
    const was = inBase(location);
    const [lost, has] = [relative(dirname(base.source), was.file), relative(dirname(head.source), now.file)];
    if (lost === has) return { file: shown(head, now.file), line: now.line };
    const isThere = head.folder !== undefined && base.folder !== undefined && existsSync(join(head.folder, lost));
    return isThere
      ? { file: shown(head, join(head.folder ?? '', lost)), line: 1 }
      : { file: shown(base, was.file), line: was.line };
  };
}
