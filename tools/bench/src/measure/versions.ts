import { readFileSync } from 'node:fs';

/** Returns the installed versions of the benchmark's own dependencies. */
export function getInstalledVersions(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const manifest = readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8');
      return [name, (JSON.parse(manifest) as { version: string }).version];
    }),
  );
}
