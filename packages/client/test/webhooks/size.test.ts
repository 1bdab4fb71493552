import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** The largest allowed size of everything that the entry exports, minified and compressed, in bytes. */
const BUDGET = 2400;

test(`the webhooks entry has at most ${BUDGET} bytes`, async () => {
  const entry = fileURLToPath(new URL('../../src/webhooks/index.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length).toBeLessThanOrEqual(BUDGET);
});
