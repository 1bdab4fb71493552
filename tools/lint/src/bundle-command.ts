// Writes openapi.json, openapi.yaml, discrepancies.json, workflows.json and revisions.json into the spec's `dist/`.
// `tsx tools/lint/src/bundle-command.ts [folder]` bundles a copy of the spec in a different folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { YamlParseError } from '@redocly/openapi-core';
import { BundleError, formatParseError } from './bundle/bundle-error.js';
import { bundleFiles, bundleInProcess } from './bundle/bundle-in-process.js';
import { specDir } from './redocly.js';

const dir = resolve(process.argv[2] ?? specDir);
try {
  const files = bundleFiles(await bundleInProcess(dir));
  mkdirSync(join(dir, 'dist'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, 'dist', name), text);
} catch (error) {
  // Redocly throws if the root file is not YAML. It reports the same problem in other files without throwing.
  const bundleError = error instanceof YamlParseError ? new BundleError([formatParseError(dir, error)]) : error;
  if (!(bundleError instanceof BundleError)) throw error;
  console.error(bundleError.message);
  process.exitCode = 1;
}
