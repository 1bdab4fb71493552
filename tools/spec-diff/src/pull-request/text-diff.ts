import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What differs is shown with as many lines before and after. */
const CONTEXT_LINES = 1;

/**
 * The lines in which two texts differ, as `git diff` shows them, without its headers. Empty where they are the same.
 *
 * @throws where git cannot be run
 */
export function textDiff(before: string, after: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-diff-'));
  try {
    writeFileSync(join(folder, 'before'), before);
    writeFileSync(join(folder, 'after'), after);
    const args = ['diff', '--no-index', '--no-color', '--no-ext-diff', `--unified=${CONTEXT_LINES}`, 'before', 'after'];
    const { status, stdout, error } = spawnSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (error || status === null || status > 1)
      throw new Error(`git cannot compare two files: ${error?.message ?? `it ended with ${status}`}.`);
    return stdout.slice(Math.max(0, stdout.indexOf('@@')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
