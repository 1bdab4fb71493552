import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Finds an installed package, whatever it exports.
 *
 * @param {string} name
 * @param {string} from the file or URL that would import it
 * @returns {string} the package's folder
 * @throws when it is not installed
 */
export function findPackage(name, from) {
  const found = createRequire(from)
    .resolve.paths(name)
    ?.map((folder) => join(folder, name))
    .find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`${name} is not installed beside ${from}`);
  return realpathSync(found);
}
