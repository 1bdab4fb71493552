import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const sourceFolder = fileURLToPath(new URL('../../src', import.meta.url));

/** The folder of the compiled code. It mirrors `src`, so that relative URLs work in both folders. */
export const compiledFolder = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * Compiles every module of the benchmark once, because measured processes must not run through tsx. tsx starts a loader
 * thread, maps stack traces and wraps functions to preserve their names. The measurement would include all of this
 * work.
 */
export async function compile(): Promise<void> {
  rmSync(compiledFolder, { recursive: true, force: true });
  const files = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  await build({
    entryPoints: files.map((file) => join(sourceFolder, file)),
    outdir: compiledFolder,
    outbase: sourceFolder,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
}
