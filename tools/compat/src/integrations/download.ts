import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadPackages } from '../registry/download-packages.js';
import { readNetworkTests } from '../registry/network-tests.js';
import { whyUnavailable } from '../runtimes/download.js';

/** The folder of the integrations, which has its own lockfile. Git ignores its `node_modules` and its projects. */
export const integrationsFolder = fileURLToPath(new URL('../../integrations', import.meta.url));

/** Time limit for the download, after which its tests are skipped. The download takes 40 s on a fast connection. */
const DOWNLOAD_SECONDS = 300;

/**
 * Returns the reason why the integrations must not be downloaded. Returns undefined with `npm run test:network` on a
 * machine that can run them.
 */
export function whyNotSelected(env: NodeJS.ProcessEnv): string | undefined {
  return readNetworkTests(env) === 'all' ? whyUnavailable() : 'not selected, run npm run test:network';
}

/**
 * Returns the absolute path of an installed integration's file.
 *
 * @param path below the installed packages
 */
export function integration(path: string): string {
  return join(integrationsFolder, 'node_modules', path);
}

/**
 * Downloads the test runners, bundlers and frameworks from the npm registry, without running install scripts.
 *
 * @returns the reason if the registry is too slow or unreachable
 * @throws {Error} with npm's reason if the downloaded files cannot be installed
 */
export function downloadIntegrations(): Promise<string | undefined> {
  return downloadPackages({ folder: integrationsFolder, what: 'The integrations', seconds: DOWNLOAD_SECONDS });
}
