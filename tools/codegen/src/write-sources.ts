import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes generated files into a folder. Creates the folder if it is missing.
 *
 * Does not rewrite files that are up to date, so that watchers and incremental builds see only real changes.
 *
 * @param sources the content by file name
 * @throws Error from `node:fs` if the folder or a file cannot be written
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
