import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ref from '@stoplight/spectral-ref-resolver';
import { expect } from 'vitest';
import { checkFiles } from '../../src/files/check-files.js';
import { tidyFindings } from '../../src/lint/findings.js';
import { readSource, yamlFiles } from '../../src/source/sources.js';
import { loadSpectral } from '../../src/lint/spectral.js';
import { specDir } from './copy.js';
import type { Json } from './bundle.js';

/** The spec's folder in the form that the lint uses. */
export const dir = resolve(specDir);
export const spectral = await loadSpectral();

const original = new Map(yamlFiles(dir).map((file) => [file, readFileSync(file, 'utf8')]));
const sources = new Map([...original].map(([file, text]) => [file, readSource(dir, file, text)]));

/** The texts of the spec's files by absolute path. Tests change them without touching the disk. */
export const specFiles = () => new Map(original);

/** Applies the rules about files. Parses only changed files again. */
function checkText(files: Json) {
  const read = [...files].map(
    ([file, text]) => (text === original.get(file) ? sources.get(file) : undefined) ?? readSource(dir, file, text),
  );
  const { broken, findings } = checkFiles(dir, read);
  return { broken, findings: tidyFindings(dir, findings) };
}

/** The findings of the rules about files. */
export const fileFindings = (files: Json) => checkText(files).findings;

/** The findings of the rules about files after edits of the form `[name, from, to]`. `from` must occur exactly once. */
export function fileFindingsWith(...edits: Json[]) {
  const files = specFiles();
  for (const [name, from, to] of edits) {
    const file = join(dir, name);
    const parts = files.get(file)?.split(from) ?? [];
    expect(parts, `${name} and ${from}`).toHaveLength(2);
    files.set(file, parts.join(to));
  }
  return fileFindings(files);
}

/** The findings of all our rules. Runs in this process, because a new process for each edit would take minutes. */
export async function ourFindings(files: Json) {
  const { broken, findings: found } = checkText(files);
  if (broken) return found;
  const refs = new ref.Resolver({
    resolvers: { file: { resolve: async (uri) => files.get(fileURLToPath(`file://${uri.path()}`)) } },
  });
  return [...found, ...tidyFindings(dir, await spectral.runOurRules(dir, files.get(join(dir, 'openapi.yaml')), refs))];
}
