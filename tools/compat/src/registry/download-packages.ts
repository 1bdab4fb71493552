import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToSuccess } from '../processes/run-program.js';
import { tryDownload } from './network-tests.js';

interface DownloadedFolder {
  /** A folder with its own manifest and lockfile. Git ignores its `node_modules`. */
  readonly folder: string;
  /** The name of the download, as the subject of an error message. */
  readonly what: string;
  /** If the download takes longer, its tests are skipped. */
  readonly seconds: number;
}

/**
 * Downloads the packages of a lockfile from the npm registry, unless they are installed. Runs no install scripts.
 *
 * @returns the reason if the registry is too slow or out of reach
 * @throws {Error} with npm's reason if the downloaded files cannot be installed
 */
export async function downloadPackages({ folder, what, seconds }: DownloadedFolder): Promise<string | undefined> {
  const stamp = join(folder, 'node_modules/.lockfile-sha256');
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return undefined;
  // Nothing else needs these files, so keep them out of the user's cache.
  const cache = mkdtempSync(join(tmpdir(), 'wapi-download-'));
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  try {
    const reason = await tryDownload({
      what,
      seconds,
      run: (limit) => runToSuccess('npm', ['ci', ...quiet, '--cache', cache], { cwd: folder, seconds: limit }),
    });
    if (reason === undefined) writeFileSync(stamp, hash);
    return reason;
  } finally {
    rmSync(cache, { recursive: true, force: true, maxRetries: 3 });
  }
}
