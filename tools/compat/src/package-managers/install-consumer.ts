import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPackage } from './find-package.js';
import { type Packed, pack, packWithDependencies } from './pack.js';
import { npm } from './package-managers.js';

/** The packages that the tests install into an empty project. */
export const published = ['@wapi/client', '@wapi/types'];

/** An empty project with the packed packages installed. */
export interface Consumer {
  /** The folder of the project. */
  readonly project: string;
  /** An empty folder that programs use as their home. */
  readonly home: string;
  readonly tarballs: readonly Packed[];
  /** The path of the mock's tarball, which is not installed. */
  readonly mock: string;
}

/** The fields of a published manifest that the tests read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Record<string, unknown>;
  readonly dependencies?: Record<string, string>;
  readonly main?: string;
  readonly engines: { readonly node: string };
}

/**
 * Packs the packages and installs them with npm into an empty project, offline.
 *
 * @throws {Error} if packing or installing fails
 */
export async function installConsumer(): Promise<{ consumer: Consumer; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-compat-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const project = join(folder, 'project');
    const home = join(folder, 'home');
    const packs = join(folder, 'tarballs');
    for (const path of [project, home, packs]) mkdirSync(path);
    const target = { folder: packs, home };
    const [tarballs, mock] = await Promise.all([
      packWithDependencies(published, target),
      pack(findPackage('@wapi/mock', import.meta.url), target),
    ]);
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
    await npm(['install', ...tarballs.map(({ tarball }) => tarball)], { cwd: project, home });
    addNodeTypes(folder);
    return { consumer: { project, home, tarballs, mock }, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Copies Node's types into the folder above the project. Compilers find the types there, and the project itself
 * contains only the client and its dependencies.
 *
 * Uses the types of Node 24, because the newest compilers report errors in the types of Node 20.
 */
function addNodeTypes(folder: string): void {
  const types = findPackage('types-node24', import.meta.url);
  cpSync(types, join(folder, 'node_modules/@types/node'), { recursive: true });
  const undici = findPackage('undici-types', join(types, 'package.json'));
  cpSync(undici, join(folder, 'node_modules/undici-types'), { recursive: true });
}

export function readManifest({ project }: Consumer, name: string): Manifest {
  return JSON.parse(readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8')) as Manifest;
}

/** Returns the specifiers that an installed package exports, without JSON documents, e.g. `@wapi/client/webhooks`. */
export function readEntries(consumer: Consumer, name: string): string[] {
  const keys = Object.keys(readManifest(consumer, name).exports).filter((key) => !key.endsWith('.json'));
  return keys.map((key) => name + key.slice(1));
}
