import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const REF = /(\$ref: \S*?)(\w+)(\.yaml)/g;

/**
 * Multiplies the size of a spec folder. Copies each path, and each component that a path uses, under a new name.
 *
 * @param folder a copy of `spec/`, which is changed
 * @param factor the wanted number of paths, in multiples of the present number
 */
export function multiplySpec(folder: string, factor: number): void {
  const pathFiles = readdirSync(join(folder, 'paths')).map((name) => join(folder, 'paths', name));
  const components = reachableComponents(folder, pathFiles);
  const root = join(folder, 'openapi.yaml');
  const text = readFileSync(root, 'utf8');
  const entries = /^paths:\n((?: {2}.*\n)+)/m.exec(text)?.[1] ?? '';
  let allEntries = entries;
  for (let copy = 2; copy <= factor; copy += 1) {
    for (const file of components) writeCopy(file, file.replace(/\.yaml$/, `Copy${copy}.yaml`), copy);
    for (const file of pathFiles) {
      const target = join(folder, 'paths', `copy${copy}_${basename(file)}`);
      writeCopy(file, target, copy);
    }
    allEntries += entries.replaceAll(/^ {2}\//gm, `  /copy${copy}/`).replaceAll('paths/', `paths/copy${copy}_`);
  }
  writeFileSync(root, text.replace(entries, allEntries));
}

/** Returns the component files that the given files use, directly or through other components. */
function reachableComponents(folder: string, files: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    for (const [, ref = ''] of readFileSync(file, 'utf8').matchAll(/\$ref: (\S+\.yaml)/g)) {
      const target = join(file, '..', ref);
      if (!target.startsWith(join(folder, 'components')) || found.has(target)) continue;
      found.add(target);
      visit(target);
    }
  };
  files.forEach(visit);
  return [...found];
}

function writeCopy(source: string, target: string, copy: number): void {
  const text = readFileSync(source, 'utf8')
    .replaceAll(REF, `$1$2Copy${copy}$3`)
    // The mapping of a discriminator refers to files without `$ref`.
    .replaceAll(/^( {4}\w+: \w+)(\.yaml)$/gm, `$1Copy${copy}$2`)
    .replaceAll(/^( {2}(?:operationId|x-sdk-method): \w+)$/gm, `$1Copy${copy}`)
    .replaceAll(/^( {2}summary: .*?)("?)$/gm, `$1 (copy ${copy})$2`)
    .replaceAll(/^( {2}x-documented-path: )\//gm, `$1/copy${copy}/`)
    // Remove references to discrepancies.yaml, because its entries list the locations that they affect, and do not list
    // the copies.
    .replaceAll(/^ *x-discrepancy: .*\n/gm, '');
  writeFileSync(target, text);
}
