import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generate, generators } from '../siblings.js';

const NAME = '@hey-api/openapi-ts';
const ENTRY = "export * from './out/sdk.gen.ts';\nexport { createClient } from './out/client/index.ts';\n";

const folder = fileURLToPath(new URL('../../generated/hey-api', import.meta.url));

/**
 * Generates hey-api's client from the spec, or reuses it if neither the spec nor the generator has changed.
 *
 * @returns the path of the client, bundled into one module, and the generator's version
 * @throws Error if the generator cannot be installed or fails
 */
export async function generateHeyApi(): Promise<{ path: string; version: string }> {
  const spec = fileURLToPath(import.meta.resolve('@wapi/spec/openapi.json'));
  const generator = generators.find(({ name }) => name === NAME);
  if (generator === undefined) throw new Error(`${NAME} is missing in the list of generators`);
  const { version } = generator;
  const path = join(folder, 'client.mjs');
  const stamp = join(folder, 'generated-from');
  const digest = createHash('sha256').update(version).update(readFileSync(spec)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return { path, version };

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { failure } = generate(generator, { folder, spec });
  if (failure !== undefined) throw new Error(`${NAME} failed: ${failure}`);
  await build({
    stdin: { contents: ENTRY, resolveDir: folder },
    bundle: true,
    outfile: path,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  writeFileSync(stamp, digest);
  return { path, version };
}
