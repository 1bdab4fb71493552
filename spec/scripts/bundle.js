// Writes openapi.json, openapi.yaml, discrepancies.json, workflows.json and revisions.json into dist/: the only files that anything outside this
// folder reads.
// `node scripts/bundle.js [folder]`, where the folder is another copy of the spec than the one this script is in.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { partFiles, readParts, requireFiles } from './bundle/parts.js';
import { linesOf, Unbundlable } from './bundle/unbundlable.js';
import { lintWithRedocly, redocly, specDir } from './redocly.js';

function bundle(dir) {
  requireFiles(dir);
  const errors = lintWithRedocly('structure', dir).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Unbundlable(linesOf(dir, errors));
  const parts = readParts(dir);

  const dist = join(dir, 'dist');
  mkdirSync(dist, { recursive: true });
  for (const output of ['openapi.json', 'openapi.yaml']) {
    const { status, stderr } = redocly(['bundle', 'structure', `--config=${join(dir, 'redocly.yaml')}`, '--output', join(dist, output)]);
    if (status !== 0) throw new Unbundlable([stderr.trim()]);
  }
  for (const [name, text] of Object.entries(partFiles(parts))) writeFileSync(join(dist, name), text);
}

try {
  bundle(resolve(process.argv[2] ?? specDir));
} catch (error) {
  if (!(error instanceof Unbundlable)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
