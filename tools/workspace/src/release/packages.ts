import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly repository?: unknown;
}

export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  /** The absolute path. */
  readonly folder: string;
  /**
   * Whether the manifest has `repository`. npm compares a package's provenance with this field, and rejects a manifest
   * without it.
   */
  readonly hasRepository: boolean;
}

/** Lists the packages below `packages/` that are not private. */
export function listPublishedPackages(root: string): PublishedPackage[] {
  return readdirSync(join(root, 'packages')).flatMap((folderName) => {
    const folder = join(root, 'packages', folderName);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    const { name, version, repository } = manifest;
    return manifest.private === true ? [] : [{ name, version, folder, hasRepository: Boolean(repository) }];
  });
}
