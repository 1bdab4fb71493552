// Writes openapi.json, openapi.yaml, discrepancies.json, workflows.json and revisions.json into the spec's `dist/`.
// `tsx tools/lint/src/bundle-command.ts [folder]` bundles a copy of the spec in another folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BundleError, formatFindings } from './bundle/bundle-error.js';
import { assertFilesExist, readSideFiles, sideFileTexts } from './bundle/side-files.js';
import { lintWithRedocly, redocly, specDir } from './redocly.js';

function bundle(dir: string): void {
  assertFilesExist(dir);
  const errors = lintWithRedocly('structure', dir).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new BundleError(formatFindings(dir, errors));
  const sideFiles = readSideFiles(dir);

  const dist = join(dir, 'dist');
  mkdirSync(dist, { recursive: true });
  for (const output of ['openapi.json', 'openapi.yaml']) {
    const config = `--config=${join(dir, 'redocly.yaml')}`;
    const { status, stderr } = redocly(['bundle', 'structure', config, '--output', join(dist, output)]);
    if (status !== 0) throw new BundleError([stderr.trim()]);
  }
  for (const [name, text] of Object.entries(sideFileTexts(sideFiles))) writeFileSync(join(dist, name), text);
}

try {
  bundle(resolve(process.argv[2] ?? specDir));
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
