import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Finds the folder of an installed package, even if the package does not export its manifest.
 *
 * @param from the importing file or URL
 * @throws {Error} if the package is not installed
 */
export function findPackage(name: string, from: string): string {
  const found = createRequire(from)
    .resolve.paths(name)
    ?.map((folder) => join(folder, name))
    .find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`${name} is not installed for ${from}`);
  return realpathSync(found);
}
