import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPackage } from './find-package.js';
import { npm, pnpm } from './package-managers.js';

/**
 * @typedef {object} Packed
 * @property {string} name
 * @property {string} tarball absolute
 */

/**
 * Packs packages as they are published, and everything that they depend on as it was installed here, so that all of it can be installed
 * elsewhere without a registry.
 *
 * @param {readonly string[]} names
 * @param {{ folder: string, home: string }} where folder: takes the tarballs; home: an empty folder
 * @returns {Promise<Packed[]>} each package once, those asked for first
 */
export async function packWithDependencies(names, where) {
  /** @type {Map<string, Packed>} */
  const packed = new Map();
  let wanted = names.map((name) => ({ name, directory: findPackage(name, import.meta.url) }));
  while (wanted.length > 0) {
    const tarballs = await Promise.all(wanted.map(({ directory }) => pack(directory, where)));
    for (const [index, { name }] of wanted.entries()) packed.set(name, { name, tarball: tarballs[index] ?? '' });
    const next = new Map(wanted.flatMap(({ directory }) => dependencies(directory).map((name) => [name, directory])));
    wanted = [...next]
      .filter(([name]) => !packed.has(name))
      .map(([name, from]) => ({ name, directory: findPackage(name, join(from, 'package.json')) }));
  }
  return [...packed.values()];
}

/**
 * Packs one package.
 *
 * @param {string} directory the package's
 * @param {{ folder: string, home: string }} where
 * @returns {Promise<string>} the tarball
 */
export async function pack(directory, { folder, home }) {
  // Only pnpm knows what `workspace:` and `catalog:` stand for.
  if (isOurs(directory)) return JSON.parse(await pnpm(['pack', '--json', '--pack-destination', folder], { cwd: directory })).filename;
  // pnpm makes one file of those with the same content, npm packs the others as links to it, and leaves the links out when it installs.
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(directory, copy, { recursive: true });
  const [{ filename }] = JSON.parse(await npm(['pack', copy, '--json', '--pack-destination', folder], { cwd: folder, home }));
  return join(folder, filename);
}

/** @param {string} directory */
function isOurs(directory) {
  return directory.startsWith(fileURLToPath(new URL('../../../packages/', import.meta.url)));
}

/** @param {string} directory */
function dependencies(directory) {
  return Object.keys(JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')).dependencies ?? {});
}
