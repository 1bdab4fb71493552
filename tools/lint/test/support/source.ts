import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'vitest';
import { checkFiles } from '../../src/files/check-files.js';
import { tidyFindings } from '../../src/lint/findings.js';
import { lintSource } from '../../src/lint/lint-spec.js';
import { readSource, yamlFiles } from '../../src/source/sources.js';
import { specDir } from './copy.js';
import type { Json } from './bundle.js';

/** The spec's folder, as the absolute path that the lint uses. */
export const dir = resolve(specDir);

const original = new Map(yamlFiles(dir).map((file) => [file, readFileSync(file, 'utf8')]));
const sources = new Map([...original].map(([file, text]) => [file, readSource(dir, file, text)]));

/**
 * Returns the contents of the spec's files, keyed by absolute path. Tests change these contents without touching the
 * disk.
 */
export const specFiles = () => new Map(original);

/** Reads the files. Parses only changed files again. */
const readAll = (files: Json) =>
  [...files].map(
    ([file, text]) => (text === original.get(file) ? sources.get(file) : undefined) ?? readSource(dir, file, text),
  );

/** Returns the findings of the file rules. */
export const fileFindings = (files: Json) => tidyFindings(checkFiles(dir, readAll(files)).findings, dir, dirname(dir));

/**
 * Returns the findings of the file rules after edits of the form `[name, from, to]`. `from` must occur exactly once.
 */
export function fileFindingsWith(...edits: Json[]) {
  const files = specFiles();
  for (const [name, from, to] of edits) {
    const file = join(dir, name);
    const parts = files.get(file)?.split(from) ?? [];
    expect(parts, `${name} and ${from}`).toHaveLength(2);
    files.set(file, parts.join(to));
  }
  return fileFindings(files);
}

/** Returns the findings of all our rules. */
export async function ourFindings(files: Json) {
  const read = readAll(files);
  const { broken, findings } = checkFiles(dir, read);
  return tidyFindings(broken ? findings : await lintSource(dir, read, findings), dir, dirname(dir));
}
