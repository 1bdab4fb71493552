import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToSuccess } from '../processes/run-program.js';
import { tryDownload } from './network-tests.js';

interface DownloadedFolder {
  /** A folder with its own manifest and lockfile. Git ignores its `node_modules`. */
  readonly folder: string;
  /** The name of the download, used as the subject of error messages. */
  readonly what: string;
  /** Time limit for the download, after which its tests are skipped. */
  readonly seconds: number;
}

/**
 * Downloads the packages in a lockfile from the npm registry, unless they are already installed. Runs no install
 * scripts.
 *
 * @returns the reason if the registry is too slow or unreachable
 * @throws {Error} with npm's reason if the downloaded files cannot be installed
 */
export async function downloadPackages({ folder, what, seconds }: DownloadedFolder): Promise<string | undefined> {
  const stamp = join(folder, 'node_modules/.lockfile-sha256');
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return undefined;
  // Use a temporary cache, because no other command needs these files in the user's cache.
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
