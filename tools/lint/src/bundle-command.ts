// Writes openapi.json, openapi.yaml, discrepancies.json, workflows.json and revisions.json into the spec's `dist/`.
// `tsx tools/lint/src/bundle-command.ts [folder]` bundles a copy of the spec in another folder.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BundleError, formatFindings } from './bundle/bundle-error.js';
import { bundleFiles, type OpenApiDocument } from './bundle/bundle-in-process.js';
import { expandSecurity } from './bundle/security.js';
import { assertFilesExist, readSideFiles } from './bundle/side-files.js';
import { lintWithRedocly, redocly, specDir } from './redocly.js';

function bundle(dir: string): void {
  assertFilesExist(dir);
  const errors = lintWithRedocly('structure', dir).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new BundleError(formatFindings(dir, errors));
  const sideFiles = readSideFiles(dir);

  const dist = join(dir, 'dist');
  mkdirSync(dist, { recursive: true });
  const config = `--config=${join(dir, 'redocly.yaml')}`;
  const output = join(dist, 'openapi.json');
  const { status, stderr } = redocly(['bundle', 'structure', config, '--output', output]);
  if (status !== 0) throw new BundleError([stderr.trim()]);
  const document = JSON.parse(readFileSync(output, 'utf8')) as OpenApiDocument;
  expandSecurity(document);
  for (const [name, text] of Object.entries(bundleFiles({ document, ...sideFiles })))
    writeFileSync(join(dist, name), text);
}

try {
  bundle(resolve(process.argv[2] ?? specDir));
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
