import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder that contains the competitors' package.json. */
export const folder = new URL('../competitors/', import.meta.url);
const require = createRequire(new URL('package.json', folder));

/**
 * Imports a competitor. The caller declares the types that it uses, because this project is type-checked without the
 * competitors' own types.
 *
 * @throws Error if the competitor is not installed
 */
export async function importCompetitor<Module>(name: string): Promise<Module> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as Module;
}

export function getCompetitorPath(path: string): string {
  return fileURLToPath(new URL(`node_modules/${path}`, folder));
}

/** Returns the versions in the competitors' package.json. */
export function getCompetitorVersions(): Record<string, string> {
  const manifest = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return manifest.dependencies;
}
