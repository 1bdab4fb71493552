import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareEnvironment } from '../../src/package-managers/package-managers.js';
import { runToSuccess } from '../../src/processes/run-program.js';
import { readNetworkTests } from '../../src/registry/network-tests.js';
import { downloadServers, findFreePort, type RunningServer, startServer } from '../../src/servers/server-packages.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const turbo = join(dirname(createRequire(join(root, 'package.json')).resolve('turbo/package.json')), 'bin/turbo');
const isSelected = readNetworkTests(process.env) === 'all';
const TOKEN = 'a-token-of-this-test';

let folder: string;
let url: string;
let server: RunningServer | undefined;

/**
 * Creates a workspace with this repository's remote cache settings. It has one package, whose build writes the time.
 *
 * @param test makes the inputs of the build differ from those of other tests
 */
function makeClone(name: string, test: string): string {
  const clone = join(folder, test, name);
  const { remoteCache } = JSON.parse(readFileSync(join(root, 'turbo.json'), 'utf8')) as { remoteCache: object };
  const files = {
    'package.json': { name: 'clone', private: true, packageManager: 'npm@11.0.0', workspaces: ['packages/*'] },
    'package-lock.json': { name: 'clone', lockfileVersion: 3, packages: {} },
    'turbo.json': { remoteCache, tasks: { build: { outputs: ['dist/**'] } } },
    'packages/one/package.json': {
      name: 'one',
      description: test,
      version: '1.0.0',
      scripts: {
        build: `node -e "fs.mkdirSync('dist');fs.writeFileSync('dist/time', String(process.hrtime.bigint()))"`,
      },
    },
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    writeFileSync(join(clone, file), JSON.stringify(content));
  }
  return clone;
}

/** Builds in a clone. Returns the line of turbo that says what was cached, and the built file. */
async function build(clone: string, key: string): Promise<{ cached: string | undefined; time: string }> {
  const output = await runToSuccess(process.execPath, [turbo, 'run', 'build', '--no-color'], {
    cwd: clone,
    env: {
      ...bareEnvironment(folder),
      TURBO_API: url,
      TURBO_TOKEN: TOKEN,
      TURBO_TEAM: 'wapi',
      TURBO_REMOTE_CACHE_SIGNATURE_KEY: key,
      TURBO_TELEMETRY_DISABLED: '1',
      TURBO_CACHE_DIR: join(clone, '.turbo/cache'),
    },
  });
  const time = readFileSync(join(clone, 'packages/one/dist/time'), 'utf8');
  return { cached: /Cached:\s+(\d+) cached/.exec(output)?.[1], time };
}

describe.skipIf(!isSelected)("turbo's remote cache", () => {
  beforeAll(async () => {
    await downloadServers();
    folder = mkdtempSync(join(tmpdir(), 'wapi-remote-cache-'));
    const port = await findFreePort();
    url = `http://127.0.0.1:${port}`;
    server = await startServer('turborepo-remote-cache/dist/cli.js', {
      env: {
        ...bareEnvironment(folder),
        HOST: '127.0.0.1',
        PORT: String(port),
        TURBO_TOKEN: TOKEN,
        STORAGE_PATH: join(folder, 'storage'),
        STORAGE_PATH_USE_TMP_FOLDER: 'false',
        LOG_LEVEL: 'error',
        // Makes the server store signatures. The server needs no real key, because it does not check signatures.
        TURBO_REMOTE_CACHE_SIGNATURE_KEY: 'store',
      },
      cwd: folder,
      url: `${url}/v8/artifacts/status`,
    });
  }, 700_000);
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  it('builds in one clone and takes the result in another', async () => {
    const first = await build(makeClone('first', 'shared'), 'key');
    expect(first.cached).toBe('0');
    expect(await build(makeClone('second', 'shared'), 'key')).toEqual({ cached: '1', time: first.time });
  });

  it('rejects a result that was signed with another key', async () => {
    const first = await build(makeClone('first', 'other key'), 'key');
    const other = await build(makeClone('second', 'other key'), 'another key');
    expect(other.cached).toBe('0');
    expect(other.time).not.toBe(first.time);
  });

  it('rejects a result that was changed on the server', async () => {
    const first = await build(makeClone('first', 'changed'), 'key');
    const storage = join(folder, 'storage');
    const artifacts = readdirSync(storage, { recursive: true, encoding: 'utf8' })
      .map((name) => join(storage, name))
      .filter((file) => /[0-9a-f]{16}$/.test(file));
    expect(artifacts.length).toBeGreaterThan(0);
    for (const file of artifacts) {
      const bytes = readFileSync(file);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }
    const other = await build(makeClone('second', 'changed'), 'key');
    expect(other.cached).toBe('0');
    expect(other.time).not.toBe(first.time);
  });
});
