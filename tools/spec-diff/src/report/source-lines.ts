import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parsePointer } from '@wapi/types';
import { LineCounter, parseDocument } from 'yaml';
import type { Version } from '../input/read-version.js';
import { locateFrom, type ReadSource } from '../lint.js';

/** A line of a file, whose path is relative to the repository. */
export interface Line {
  file: string;
  line: number;
}

/** A line of a file, whose path is absolute. If `found` is false, this is the line of the nearest ancestor. */
interface SourceLine extends Line {
  found: boolean;
}

/** Maps pointers into a bundle to lines in its source files. */
export function readLines({ source }: Pick<Version, 'source'>): (pointer: string) => SourceLine {
  const files: Map<string, ReturnType<ReadSource>> = new Map();
  const read: ReadSource = (file) => {
    if (!files.has(file)) files.set(file, existsSync(file) ? parseSource(file) : undefined);
    return files.get(file);
  };
  return (pointer) => {
    const { exact: found, file, line } = locateFrom(source, read, parsePointer(pointer), true);
    return { found, file, line };
  };
}

function parseSource(file: string): ReturnType<ReadSource> {
  const lines = new LineCounter();
  return { file, lines, document: parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines }) };
}

/**
 * Maps a location to its line in `head`, or to the line of the nearest ancestor that still exists. If `head` lacks the
 * file, returns the line in `base`.
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
