import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPackage } from './find-package.js';
import { npm, pnpm } from './package-managers.js';

export interface Packed {
  readonly name: string;
  /** The absolute path. */
  readonly tarball: string;
}

interface Target {
  /** Receives the tarballs. */
  readonly folder: string;
  /** An empty folder. */
  readonly home: string;
}

/**
 * Packs packages as for publication, with all of their installed dependencies, so that the packages can be installed
 * without a registry.
 *
 * @returns each package once, the named packages first
 */
export async function packWithDependencies(names: readonly string[], target: Target): Promise<Packed[]> {
  const packed = new Map<string, Packed>();
  let wanted = names.map((name) => ({ name, directory: findPackage(name, import.meta.url) }));
  while (wanted.length > 0) {
    const tarballs = await Promise.all(wanted.map(({ directory }) => pack(directory, target)));
    for (const [index, { name }] of wanted.entries()) packed.set(name, { name, tarball: tarballs[index] ?? '' });
    const next = new Map(
      wanted.flatMap(({ directory }) => readDependencies(directory).map((name) => [name, directory])),
    );
    wanted = [...next]
      .filter(([name]) => !packed.has(name))
      .map(([name, from]) => ({ name, directory: findPackage(name, join(from, 'package.json')) }));
  }
  return [...packed.values()];
}

/**
 * Packs one package.
 *
 * @returns the path of the tarball
 */
export async function pack(directory: string, { folder, home }: Target): Promise<string> {
  // Pack our packages with pnpm, because only pnpm can resolve `workspace:` and `catalog:`.
  if (isOurs(directory)) {
    const output = await pnpm(['pack', '--json', '--config.ignore-scripts=true', '--pack-destination', folder], {
      cwd: directory,
    });
    return (JSON.parse(output) as { filename: string }).filename;
  }
  // Pack a copy, because pnpm hard-links files with equal content, and npm packs hard links but does not install them.
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(directory, copy, { recursive: true });
  const output = await npm(['pack', copy, '--json', '--pack-destination', folder], { cwd: folder, home });
  const [packed] = JSON.parse(output) as [{ filename: string }];
  return join(folder, packed.filename);
}

function isOurs(directory: string): boolean {
  return directory.startsWith(fileURLToPath(new URL('../../../../packages/', import.meta.url)));
}

function readDependencies(directory: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return Object.keys(dependencies);
}
