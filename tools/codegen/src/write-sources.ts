import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes generated files into a folder, which is created if it is missing.
 *
 * Leaves up-to-date files untouched, so that watchers and incremental builds see only real changes.
 *
 * @param sources the text by file name
 * @throws Error of `node:fs` when the folder or a file cannot be written
 */
export function writeSources(folder: string, sources: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(sources)) {
    const file = join(folder, name);
    if (readIfPresent(file) !== text) writeFileSync(file, text);
  }
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
