import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pack } from '../../src/package-managers/pack.js';
import { bareEnvironment, pnpmCommand } from '../../src/package-managers/package-managers.js';
import { readProgram, stripTypes } from '../../src/programs/read-program.js';
import { runToSuccess } from '../../src/processes/run-program.js';
import { readNetworkTests } from '../../src/registry/network-tests.js';
import { downloaded, downloadRuntimes, whyUnavailable } from '../../src/runtimes/download.js';
import { downloadServers, findFreePort, type RunningServer, startServer } from '../../src/servers/server-packages.js';

const TWENTY_MINUTES = 1_200_000;
const NAMES = ['types', 'validation', 'client', 'mock', 'verify'];
const packages = fileURLToPath(new URL('../../../../packages/', import.meta.url));
const program = stripTypes(readProgram('all-packages.ts'));

const isSelected = readNetworkTests(process.env) === 'all';

let folder: string;
let registry: string;
let server: RunningServer | undefined;

/**
 * Returns the registry's configuration. Only this repository's packages are not on npm, so the registry never asks npm
 * for them.
 */
function registryConfig(upstream: string): string {
  return JSON.stringify({
    storage: join(folder, 'storage'),
    uplinks: { npm: { url: upstream, maxage: '60m' } },
    packages: {
      '@wapi/*': { access: '$all', publish: '$all' },
      '**': { access: '$all', proxy: 'npm' },
    },
    web: { enable: false },
    log: { type: 'stdout', format: 'json', level: 'error' },
  });
}

function environment(home: string): NodeJS.ProcessEnv {
  const certificates = Object.entries(process.env).filter(([name]) => /^(NODE_EXTRA_CA_CERTS|SSL_CERT_)/.test(name));
  return { ...bareEnvironment(home), ...Object.fromEntries(certificates) };
}

interface PackageManager {
  readonly name: string;
  readonly add: () => readonly string[];
  readonly env?: () => NodeJS.ProcessEnv;
  /** The command that runs Node in the project. Set it only if Node alone does not find the packages. */
  readonly node?: readonly string[];
  /** The command that runs a package's program. Set it only if the program is not in `node_modules/.bin`. */
  readonly execute?: readonly string[];
}

const yarn4 = [process.execPath, downloaded('yarn-4/bin/yarn.js')];
const managers: readonly PackageManager[] = [
  { name: 'npm', add: () => ['npm', 'install', '--no-audit', '--no-fund'] },
  { name: 'pnpm', add: () => [...pnpmCommand(), 'add'] },
  { name: 'yarn 1', add: () => [process.execPath, downloaded('yarn-1/bin/yarn.js'), 'add'] },
  {
    name: "yarn 4, with Plug'n'Play",
    add: () => [...yarn4, 'add'],
    env: () => ({
      YARN_NPM_REGISTRY_SERVER: registry,
      YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
      YARN_NPM_MINIMAL_AGE_GATE: '0',
      YARN_ENABLE_TELEMETRY: '0',
    }),
    node: [...yarn4, 'node'],
    execute: yarn4,
  },
  { name: 'bun', add: () => [downloaded('@oven/bun-linux-x64-baseline/bin/bun'), 'add'] },
];

describe.skipIf(!isSelected)('the published packages, from a registry', () => {
  beforeAll(async () => {
    await downloadServers();
    const reason = whyUnavailable() ?? (await downloadRuntimes());
    if (reason !== undefined) throw new Error(reason);
    folder = mkdtempSync(join(tmpdir(), 'wapi-registry-'));
    const upstream = (await runToSuccess('npm', ['config', 'get', 'registry'])).trim();
    const config = join(folder, 'config.yaml');
    writeFileSync(config, registryConfig(upstream));
    const port = await findFreePort();
    registry = `http://127.0.0.1:${port}/`;
    server = await startServer('verdaccio/bin/verdaccio', {
      args: ['--config', config, '--listen', `127.0.0.1:${port}`],
      env: environment(folder),
      cwd: folder,
      url: `${registry}-/ping`,
    });
    // npm requires a token to publish, but the registry does not check the token.
    writeFileSync(join(folder, '.npmrc'), `registry=${registry}\n//127.0.0.1:${port}/:_authToken=none\n`);
    const target = { folder, home: folder };
    const tarballs = await Promise.all(NAMES.map((name) => pack(join(packages, name), target)));
    for (const tarball of tarballs)
      await runToSuccess('npm', ['publish', tarball, '--access=public'], { cwd: folder, env: environment(folder) });
  }, TWENTY_MINUTES);
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  it.each(managers)(
    '$name installs all of them, and they work together',
    { timeout: 600_000 },
    async ({ name, add, env, node = [process.execPath], execute }) => {
      const [cwd, home] = ['project', 'home'].map((part) => join(folder, name, part)) as [string, string];
      for (const path of [cwd, home]) mkdirSync(path, { recursive: true });
      writeFileSync(join(cwd, 'package.json'), '{ "private": true, "type": "module" }');
      writeFileSync(join(cwd, 'yarn.lock'), '');
      writeFileSync(join(cwd, 'program.js'), program);
      const options = { cwd, env: { ...environment(home), npm_config_registry: registry, ...env?.() }, seconds: 500 };
      const run = ([command = '', ...args]: readonly string[], ...more: string[]): Promise<string> =>
        runToSuccess(command, [...args, ...more], options);

      await run(add(), ...NAMES.map((part) => `@wapi/${part}`));
      expect(JSON.parse((await run(node, 'program.js')).trim())).toEqual({ status: 200, operation: 'getUserProfile' });
      const verify = execute === undefined ? [join(cwd, 'node_modules/.bin/wapi-verify')] : [...execute, 'wapi-verify'];
      expect(await run(verify, 'har', 'session.har')).toMatch(/^Requests: 1, .* Deviations: 0\.$/m);
    },
  );
});
