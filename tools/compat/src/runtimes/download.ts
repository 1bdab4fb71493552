import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToSuccess } from '../processes/run-program.js';
import { tryDownload } from '../registry/network-tests.js';

/** Has its own lockfile. Git ignores what is installed there. */
const folder = fileURLToPath(new URL('../../runtimes', import.meta.url));
const stamp = join(folder, 'node_modules/.lockfile-sha256');

/** How long the download may take before its tests are skipped. It takes 20 s on a fast line. */
const DOWNLOAD_SECONDS = 300;

/** Why this machine cannot run the downloaded runtimes, or undefined if it can. */
export function whyUnavailable(): string | undefined {
  const system = `${process.platform}-${process.arch}`;
  return system === 'linux-x64' ? undefined : `the lockfile has programs for linux-x64 alone, this is ${system}`;
}

/** @param path below the installed packages */
export function downloaded(path: string): string {
  return join(folder, 'node_modules', path);
}

/**
 * Downloads all runtimes, 330 MB, from the npm registry, unless those of the lockfile are installed. None of their scripts is run.
 *
 * @returns why they are not available, if the registry is too slow or out of reach
 * @throws {Error} with npm's reason if the downloaded files cannot be installed
 */
export async function downloadRuntimes(): Promise<string | undefined> {
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return undefined;
  // The files are of no other use, so do not fill the user's cache with them.
  const cache = mkdtempSync(join(tmpdir(), 'wapi-runtimes-'));
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  try {
    const reason = await tryDownload({
      what: 'The runtimes',
      seconds: DOWNLOAD_SECONDS,
      run: (seconds) => runToSuccess('npm', ['ci', ...quiet, '--cache', cache], { cwd: folder, seconds }),
    });
    if (reason === undefined) writeFileSync(stamp, hash);
    return reason;
  } finally {
    rmSync(cache, { recursive: true, force: true, maxRetries: 3 });
  }
}
