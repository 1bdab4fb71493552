import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadPackages } from '../registry/download-packages.js';

/** This folder has its own lockfile. Git ignores its `node_modules`. */
const folder = fileURLToPath(new URL('../../runtimes', import.meta.url));

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
export function downloadRuntimes(): Promise<string | undefined> {
  return downloadPackages({ folder, what: 'The runtimes', seconds: DOWNLOAD_SECONDS });
}
