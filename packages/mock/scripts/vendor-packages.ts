// Copies the packages of this repository that the mock imports into its dist. They are not on the registry before a
// release, and the mock must work from its tarball alone.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
/** Maps each vendored package to its folder in dist. */
const FOLDERS: ReadonlyMap<string, string> = new Map([
  ['@wapi/types', 'wapi-types'],
  ['@wapi/validation', 'wapi-validation'],
]);

for (const [name, folder] of FOLDERS) {
  const source = dirname(fileURLToPath(import.meta.resolve(name)));
  cpSync(source, join(dist, folder), { recursive: true, filter: (path) => !/\.(map|json)$/.test(path) });
}

const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(js|d\.ts)$/.test(name))
  .map((name) => join(dist, name));
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  // Matches `import … from`, `export … from` and `import()` types, as the compiler writes them.
  const rewritten = text.replaceAll(
    /(from |import\()(['"])(@wapi\/\w+)\2/g,
    (specifier, keyword: string, quote: string, name: string) => {
      const folder = FOLDERS.get(name);
      if (folder === undefined) return specifier;
      const target = relative(dirname(file), join(dist, folder, 'index.js'))
        .split(sep)
        .join('/');
      return `${keyword}${quote}${target.startsWith('.') ? '' : './'}${target}${quote}`;
    },
  );
  if (/(from|import|import\() ?['"]@wapi\//.test(rewritten)) {
    throw new Error(
      `${relative(dist, file)} imports a package of this repository that is not vendored. Add it to FOLDERS in ${import.meta.filename}.`,
    );
  }
  if (rewritten !== text) writeFileSync(file, rewritten);
}
