import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PEERS = new URL('../peers/', import.meta.url);
const require = createRequire(new URL('package.json', PEERS));

/**
 * Installs the peers where they are not installed yet, exactly as their lockfile has them. They are 300 packages that nothing else needs, and
 * one of them says that it needs a later Node than this project.
 *
 * @throws Error when npm cannot install them
 */
export function installPeers() {
  if (existsSync(new URL('node_modules/autocannon', PEERS))) return;
  console.log('Installing the peers to measure beside');
  const { status, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: fileURLToPath(PEERS),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm could not install the peers in ${fileURLToPath(PEERS)}${error ? `: ${error.message}` : '.'}`);
}

/**
 * Imports a peer. They have no types here, for they are not there when types are checked.
 *
 * @param {string} name
 * @returns {Promise<any>}
 */
export function importPeer(name) {
  return import(pathToFileURL(require.resolve(name)).href);
}

/**
 * The path of a file of a peer.
 *
 * @param {string} path
 */
export function peerFile(path) {
  return fileURLToPath(new URL(`node_modules/${path}`, PEERS));
}
