import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generate } from '../../../generators/src/generate.js';
import { generators } from '../../../generators/src/generators.js';

const NAME = '@hey-api/openapi-ts';
const folder = fileURLToPath(new URL('../../generated/hey-api', import.meta.url));
const spec = fileURLToPath(import.meta.resolve('@wapi/spec/openapi.json'));

/**
 * @typedef {object} Generated what hey-api makes of the spec, as far as it is used here
 * @property {(config: object) => unknown} createClient
 * @property {(options: object) => Promise<{ data: unknown }>} getUserProfile
 * @property {(options: object) => Promise<{ data: unknown }>} createLocalBank
 * @property {(options: object) => Promise<{ data: unknown }>} createPicture
 */

/**
 * The client that hey-api generates from the spec. It is made anew when the spec or the generator has changed.
 *
 * @returns {Promise<import('./contestant.js').ClientContestant>}
 * @throws when the generator cannot be installed or fails
 */
export async function heyApi() {
  const generator = generators.find(({ name }) => name === NAME);
  if (generator === undefined) throw new Error(`tools/generators has no ${NAME}`);
  const made = join(folder, 'client.mjs');
  const stamp = join(folder, 'made-from');
  const from = createHash('sha256').update(generator.version).update(readFileSync(spec)).digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== from) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const { failure } = generate(generator, { folder, spec });
    if (failure !== undefined) throw new Error(`${NAME} failed: ${failure}`);
    const contents = "export * from './out/sdk.gen.ts';\nexport { createClient } from './out/client/index.ts';\n";
    await build({ stdin: { contents, resolveDir: folder }, bundle: true, outfile: made, format: 'esm', target: 'es2022', logLevel: 'silent' });
    writeFileSync(stamp, from);
  }

  /** @type {Generated} */
  const { createClient, getUserProfile, createLocalBank, createPicture } = await import(pathToFileURL(made).href);
  return {
    name: 'hey-api',
    create({ baseUrl, key, fetch }) {
      const auth = (/** @type {{ name?: string }} */ { name }) => (name === 'X-WAPI-Key' ? key : undefined);
      const client = createClient({ baseUrl, auth, headers: { Accept: 'application/json' }, ...(fetch && { fetch }) });
      return {
        getProfile: async () => (await getUserProfile({ client })).data,
        createBank: async (body) => (await createLocalBank({ client, body })).data,
        uploadPicture: async (picture) => (await createPicture({ client, body: { picture } })).data,
      };
    },
  };
}
