import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach } from 'vitest';
import type { Json } from './bundle.js';

/** The folder of the real spec. Tests change only a copy of it. */
export const specDir = fileURLToPath(new URL('../../../../spec', import.meta.url));

/** The files and folders that contain the source of the spec. */
export const sources = ['openapi.yaml', 'discrepancies.yaml', 'redocly.yaml', 'paths', 'webhooks', 'components'];

/** Copies the source of the spec to a folder, without `dist/`. */
export function copySpec(folder: Json) {
  for (const name of sources.filter((source) => existsSync(join(specDir, source))))
    cpSync(join(specDir, name), join(folder, name), { recursive: true });
}

/** Returns an identifier that changes when the file changes. Does not read the file. */
function identify(path: string): string {
  const { ino, size, mtimeNs } = statSync(path, { bigint: true });
  return `${ino} ${size} ${mtimeNs}`;
}

/** Maps the path of each file in a folder to the state of the file. */
function listFiles(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path, identify(path)];
    }),
  );
}

/**
 * Copies the source of the spec to `spec` in a new folder, for the tests in one file. After each test, undoes the
 * test's changes, because copying everything again takes longer than most tests.
 */
export function shareCopy(): { folder: string; copy: string } {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-lint-test-'));
  const copy = join(folder, 'spec');
  copySpec(copy);
  const original = listFiles(copy);
  afterEach(() => {
    for (const name of readdirSync(folder)) if (name !== 'spec') rmSync(join(folder, name), { recursive: true });
    for (const name of readdirSync(copy))
      if (!sources.includes(name)) rmSync(join(copy, name), { recursive: true, force: true });
    const current = listFiles(copy);
    for (const path of current.keys()) if (!original.has(path)) rmSync(path);
    for (const [path, state] of original) {
      if (current.get(path) === state) continue;
      cpSync(join(specDir, relative(copy, path)), path);
      original.set(path, identify(path));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, copy };
}
