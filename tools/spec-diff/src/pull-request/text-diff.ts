import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONTEXT_LINES = 1;

/**
 * Compares two strings with `git diff`, and omits its headers. Returns an empty string if the two are equal.
 *
 * @throws if git fails
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
      throw new Error(`git diff failed: ${error?.message ?? `exit code ${status}`}.`);
    return stdout.slice(Math.max(0, stdout.indexOf('@@')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
