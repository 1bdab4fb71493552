import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPackage } from './find-package.js';

/** The packages that an installation consists of. */
export interface Closure {
  /** The name and version of each package. */
  readonly packages: readonly string[];
  readonly bytes: number;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Finds a package and its dependencies, as `npm install` would install them without optional peers.
 *
 * @param folder the package's folder
 * @param files the files and folders of the package itself that are published
 */
export function readClosure(folder: string, files: readonly string[]): Closure {
  const found = new Map<string, number>();
  const { dependencies = {}, ...own } = readManifest(folder);
  found.set(
    idOf(own),
    files.reduce((sum, name) => sum + sizeOf(join(folder, name)), 0),
  );
  addDependencies(found, folder, dependencies);
  return { packages: [...found.keys()], bytes: [...found.values()].reduce((sum, size) => sum + size, 0) };
}

function addDependencies(found: Map<string, number>, folder: string, dependencies: Record<string, string>): void {
  for (const name of Object.keys(dependencies)) {
    const path = findPackage(name, join(folder, 'package.json'));
    const manifest = readManifest(path);
    const id = idOf(manifest);
    if (found.has(id)) continue;
    found.set(id, sizeOf(path));
    addDependencies(found, path, manifest.dependencies ?? {});
  }
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function idOf({ name, version }: Manifest): string {
  return `${name}@${version}`;
}

/** Bytes, without what the package manager installs into the folder. */
export function sizeOf(path: string): number {
  const stats = lstatSync(path);
  if (!stats.isDirectory()) return stats.size;
  const names = readdirSync(path).filter((name) => name !== 'node_modules');
  return names.reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
