// Writes openapi.json, openapi.yaml, discrepancies.json, workflows.json and revisions.json into the spec's `dist/`.
// `tsx tools/lint/src/bundle-command.ts [folder]` bundles a copy of the spec in another folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BundleError } from './bundle/bundle-error.js';
import { bundleFiles, bundleInProcess } from './bundle/bundle-in-process.js';
import { specDir } from './redocly.js';

try {
  const dir = resolve(process.argv[2] ?? specDir);
  const files = bundleFiles(await bundleInProcess(dir));
  mkdirSync(join(dir, 'dist'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, 'dist', name), text);
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
