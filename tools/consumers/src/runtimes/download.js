import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToSuccess } from '../run-program.js';

/** Has a lockfile of its own; git ignores what is installed there. */
const folder = fileURLToPath(new URL('../../runtimes', import.meta.url));
const stamp = join(folder, 'node_modules/.lockfile-sha256');

/**
 * Why no runtimes can be had here, if so.
 *
 * @returns {string | undefined}
 */
export function unavailable() {
  const system = `${process.platform}-${process.arch}`;
  return system === 'linux-x64' ? undefined : `the lockfile has programs for linux-x64 alone, this is ${system}`;
}

/** @param {string} path below the installed packages */
export function downloaded(path) {
  return join(folder, 'node_modules', path);
}

/** What npm says when the registry is out of reach. Whatever else goes wrong, a wrong checksum above all, is an error. */
const OUT_OF_REACH = /npm error code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|E404|E5\d\d)\b/;

/**
 * Tells a registry that cannot be reached from whatever else may go wrong with npm.
 *
 * @param {unknown} error what npm failed with
 * @returns {string} that the registry is out of reach
 * @throws what npm failed with, where it was something else
 */
export function outOfReach(error) {
  const code = OUT_OF_REACH.exec(String(error))?.[1];
  if (code === undefined) throw error;
  return `the npm registry is out of reach (${code})`;
}

/**
 * Fetches all runtimes from the npm registry, some 330 MB, unless those of the lockfile are there. No script of theirs is run.
 *
 * @returns {Promise<string | undefined>} why they cannot be had, if so
 * @throws with npm's reason when what was fetched cannot be installed
 */
export async function download() {
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return undefined;
  // Of no use to anybody else, so the user's own cache is left as it is.
  const cache = mkdtempSync(join(tmpdir(), 'wapi-runtimes-'));
  try {
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
    await runToSuccess('npm', ['ci', ...quiet, '--cache', cache], { cwd: folder, seconds: 600 });
  } catch (error) {
    return outOfReach(error);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
  writeFileSync(stamp, hash);
  return undefined;
}
