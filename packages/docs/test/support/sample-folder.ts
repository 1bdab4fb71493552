import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

/**
 * Creates an empty folder for samples to compile or run. It is inside the package, so that the samples can import the
 * client.
 */
export function createSampleFolder(): string {
  const parent = join(packageRoot, '.samples');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'run-'));
}
