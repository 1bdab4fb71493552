import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPackage } from './find-package.js';
import { npm } from './package-managers.js';
import { packWithDependencies } from './pack.js';

/** What is proved here. */
export const published = ['@wapi/client', '@wapi/types'];

/**
 * An empty project into which the packed packages were installed.
 *
 * @typedef {object} Consumer
 * @property {string} project its folder
 * @property {string} home an empty folder, for programs that want one
 * @property {readonly import('./pack.js').Packed[]} tarballs
 */

/**
 * Packs what is published and installs it with npm into an empty project, offline.
 *
 * @returns {Promise<{ consumer: Consumer, remove: () => void }>}
 * @throws when it cannot be packed or installed
 */
export async function installConsumer() {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-consumers-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const [project = '', home = '', packs = ''] = ['project', 'home', 'tarballs'].map((name) => join(folder, name));
    for (const path of [project, home, packs]) mkdirSync(path);
    const tarballs = await packWithDependencies(published, { folder: packs, home });
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
    await npm(['install', ...tarballs.map(({ tarball }) => tarball)], { cwd: project, home });
    addNodeTypes(folder);
    return { consumer: { project, home, tarballs }, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Puts Node's types above the project, where compilers find them too: the project itself has nothing but what the client brings.
 *
 * They are not those of Node 20, which the newest compilers find fault with.
 *
 * @param {string} folder
 */
function addNodeTypes(folder) {
  const types = findPackage('types-node24', import.meta.url);
  cpSync(types, join(folder, 'node_modules/@types/node'), { recursive: true });
  cpSync(findPackage('undici-types', join(types, 'package.json')), join(folder, 'node_modules/undici-types'), { recursive: true });
}

/**
 * The manifest of an installed package.
 *
 * @param {Consumer} consumer
 * @param {string} name
 * @returns {{ name: string, version: string, exports: Record<string, unknown>, dependencies?: Record<string, string>, main?: string, engines: { node: string } }}
 */
export function manifestOf({ project }, name) {
  return JSON.parse(readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8'));
}

/**
 * The specifiers that an installed package can be imported by, JSON documents apart: `@wapi/client`, `@wapi/client/webhooks`.
 *
 * @param {Consumer} consumer
 * @param {string} name
 * @returns {string[]}
 */
export function entriesOf(consumer, name) {
  const keys = Object.keys(manifestOf(consumer, name).exports).filter((key) => !key.endsWith('.json'));
  return keys.map((key) => name + key.slice(1));
}
