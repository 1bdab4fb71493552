// Puts @wapi/types into what is published: it is not on the registry before a release, and the tarball alone must make a mock.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const vendored = join(dist, 'wapi-types');
const types = dirname(fileURLToPath(import.meta.resolve('@wapi/types')));

const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(js|d\.ts)$/.test(name))
  .map((name) => join(dist, name));
for (const file of files) {
  const target = relative(dirname(file), join(vendored, 'index.js')).split(sep).join('/');
  const text = readFileSync(file, 'utf8');
  // As the compiler writes an import, an export from and an import type.
  const rewritten = text.replaceAll(/(from |import\()(['"])@wapi\/types\2/g, `$1$2${target.startsWith('.') ? '' : './'}${target}$2`);
  if (/(from|import|import\() ?['"]@wapi\//.test(rewritten))
    throw new Error(`${relative(dist, file)} imports a package of this repository that is not vendored.`);
  if (rewritten !== text) writeFileSync(file, rewritten);
}
cpSync(types, vendored, { recursive: true, filter: (path) => !/\.(map|json)$/.test(path) });
