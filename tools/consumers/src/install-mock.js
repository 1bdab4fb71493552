import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPackage } from './find-package.js';
import { bareEnvironment } from './package-managers.js';
import { pack } from './pack.js';
import { outOfReach } from './runtimes/download.js';
import { runToSuccess } from './run-program.js';

/**
 * The packed mock, in a folder that knows nothing of the workspace.
 *
 * @typedef {object} PackedMock
 * @property {string} tarball
 * @property {string} prefix where it is to be installed
 * @property {string} home an empty folder
 * @property {() => void} remove
 */

/** @returns {Promise<PackedMock>} */
export async function packMock() {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-packed-mock-'));
  const [home = '', prefix = ''] = ['home', 'prefix'].map((name) => join(folder, name));
  for (const path of [home, prefix]) mkdirSync(path);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    return { tarball: await pack(findPackage('@wapi/mock', import.meta.url), { folder, home }), prefix, home, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Installs the packed mock as its container file does, from the npm registry.
 *
 * @param {PackedMock} mock
 * @returns {Promise<string | undefined>} why that cannot be done here, if the registry is out of reach
 * @throws with npm's reason when it cannot be installed
 */
export async function installMock({ tarball, prefix, home }) {
  const [command, ...args] = installCommand().map((arg) => arg.replace('/opt/wapi-mock', prefix).replace(/^\/tmp\/.*\.tgz$/, tarball));
  // The way to the registry is the machine's and not the user's.
  const kept = Object.entries(process.env).filter(([name]) => /^(node_extra_ca_certs|ssl_cert_\w+|\w+_proxy|npm_config_registry)$/i.test(name));
  try {
    await runToSuccess(command ?? '', [...args, '--fetch-retries=1', '--fetch-timeout=20000'], {
      cwd: home,
      env: { ...bareEnvironment(home), ...Object.fromEntries(kept) },
      seconds: 180,
    });
  } catch (error) {
    return outOfReach(error);
  }
  return undefined;
}

/** The container file's words for installing. */
function installCommand() {
  const file = readFileSync(join(findPackage('@wapi/mock', import.meta.url), 'Containerfile'), 'utf8');
  const command = /^RUN (npm install .*)$/m.exec(file)?.[1];
  if (command === undefined) throw new Error('packages/mock/Containerfile has no line RUN npm install.');
  return command.split(' ');
}
