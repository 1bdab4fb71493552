import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadPackages } from '../registry/download-packages.js';

/** The folder of the runtimes, which has its own lockfile. Git ignores its `node_modules`. */
const folder = fileURLToPath(new URL('../../runtimes', import.meta.url));

/** Time limit for the download, after which its tests are skipped. The download takes 20 s on a fast connection. */
const DOWNLOAD_SECONDS = 300;

/** Returns the reason why this machine cannot run the downloaded runtimes; undefined if it can. */
export function whyUnavailable(): string | undefined {
  const system = `${process.platform}-${process.arch}`;
  return system === 'linux-x64' ? undefined : `the downloaded runtimes need linux-x64, received ${system}`;
}

/**
 * Returns the absolute path of a downloaded file.
 *
 * @param path below the installed packages
 */
export function downloaded(path: string): string {
  return join(folder, 'node_modules', path);
}

/**
 * Downloads all runtimes (330 MB) from the npm registry, unless the versions in the lockfile are installed. Runs no
 * install scripts.
 *
 * @returns the reason if the registry is too slow or unreachable
 * @throws {Error} with npm's reason if the downloaded files cannot be installed
 */
export function downloadRuntimes(): Promise<string | undefined> {
  return downloadPackages({ folder, what: 'The runtimes', seconds: DOWNLOAD_SECONDS });
}
