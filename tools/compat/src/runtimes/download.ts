import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToSuccess } from '../processes/run-program.js';
import { tryDownload } from '../registry/network-tests.js';

/** This folder has its own lockfile. Git ignores its `node_modules`. */
const folder = fileURLToPath(new URL('../../runtimes', import.meta.url));
const stamp = join(folder, 'node_modules/.lockfile-sha256');

/** If the download takes longer, its tests are skipped. It takes 20 s on a fast connection. */
const DOWNLOAD_SECONDS = 300;

/** Why this machine cannot run the downloaded runtimes; undefined if it can. */
export function whyUnavailable(): string | undefined {
  const system = `${process.platform}-${process.arch}`;
  return system === 'linux-x64' ? undefined : `the downloaded runtimes need linux-x64, received ${system}`;
}

/** @param path below the installed packages */
export function downloaded(path: string): string {
  return join(folder, 'node_modules', path);
}

/**
 * Downloads all runtimes (330 MB) from the npm registry, unless the versions of the lockfile are installed. Runs no
 * install scripts.
 *
 * @returns the reason if the registry is too slow or out of reach
 * @throws {Error} with npm's reason if the downloaded files cannot be installed
 */
export async function downloadRuntimes(): Promise<string | undefined> {
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return undefined;
  // Nothing else needs these files, so keep them out of the user's cache.
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
