import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DocsError } from '../docs-error.js';

const require = createRequire(import.meta.url);

/**
 * Finds the folder of a dependency of this package. Does not resolve a file, because packages do not export their
 * README.
 *
 * @throws DocsError if the package is not installed
 */
export function findPackage(name: string): string {
  const folder = (require.resolve.paths(name) ?? [])
    .map((parent) => join(parent, name))
    .find((candidate) => existsSync(candidate));
  if (folder === undefined) throw new DocsError(`${name} must be installed: run pnpm install.`);
  return folder;
}
