import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { findPackage } from '../../src/package-managers/find-package.js';
import { bareEnvironment, npm, pnpmCommand } from '../../src/package-managers/package-managers.js';
import { runProgram, runToSuccess } from '../../src/processes/run-program.js';
import { downloaded, downloadRuntimes } from '../../src/runtimes/download.js';
import { whyNotSelected } from '../../src/runtimes/runtimes.js';

const TWENTY_MINUTES = 1_200_000;
const { tarballs, mock } = inject('consumer');
const client = tarballs.find(({ name }) => name === '@wapi/client')?.tarball ?? '';
const notSelected = whyNotSelected(process.env['WAPI_RUNTIMES'] ?? '');

let folder: string;
let notDownloaded: string | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wapi-install-'));
  if (notSelected === undefined) notDownloaded = await downloadRuntimes();
}, TWENTY_MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

/**
 * Calls the mock in process with an unknown token, from a CommonJS project. Prints the status code, and whether
 * `import` and `require()` share one copy of the mock.
 */
const PROGRAM = `const { createWapi } = require('@wapi/client');
import('@wapi/mock').then(async ({ createMock }) => {
  const wapi = createWapi({ baseUrl: 'http://mock.test/wapi', auth: { token: 'x' }, fetch: createMock().fetch });
  console.log((await wapi.user.getProfile()).status, createMock === require('@wapi/mock').createMock);
});`;

interface PackageManager {
  readonly name: string;
  readonly isDownloaded?: boolean;
  readonly add: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The command that runs Node in the project. Set it only if Node alone does not find the packages. */
  readonly node?: readonly string[];
  /**
   * Whether `import` and `require()` load the same copy of a package.
   *
   * @default true
   */
  readonly isOneCopy?: boolean;
}

const yarn4 = downloaded('yarn-4/bin/yarn.js');
const managers: readonly PackageManager[] = [
  { name: 'pnpm', add: [...pnpmCommand(), 'add', '--offline'] },
  { name: 'yarn 1', isDownloaded: true, add: [process.execPath, downloaded('yarn-1/bin/yarn.js'), 'add', '--offline'] },
  {
    name: "yarn 4, with Plug'n'Play",
    isDownloaded: true,
    add: [process.execPath, yarn4, 'add'],
    env: { YARN_ENABLE_NETWORK: '0', YARN_ENABLE_TELEMETRY: '0' },
    node: [process.execPath, yarn4, 'node'],
    // Plug'n'Play does not know the condition `module-sync`, so both copies load.
    isOneCopy: false,
  },
  {
    name: 'bun',
    isDownloaded: true,
    add: [downloaded('@oven/bun-linux-x64-baseline/bin/bun'), 'add'],
    env: { NPM_CONFIG_REGISTRY: 'http://127.0.0.1:9/' },
  },
];

function makeProject(name: string): { cwd: string; home: string } {
  const [cwd, home] = ['project', 'home'].map((part) => join(folder, name, part)) as [string, string];
  for (const path of [cwd, home]) mkdirSync(path, { recursive: true });
  writeFileSync(join(cwd, 'package.json'), '{ "private": true }');
  writeFileSync(join(cwd, 'program.cjs'), PROGRAM);
  return { cwd, home };
}

// The tests run at the same time, because each has its own project and mostly waits for the package manager.
for (const { name, isDownloaded = false, add, env = {}, node = [process.execPath], isOneCopy = true } of managers) {
  it.concurrent(`${name} installs the tarballs without a registry`, async ({ skip }) => {
    const reason = isDownloaded ? (notSelected ?? notDownloaded) : undefined;
    if (reason !== undefined) skip(reason);
    const { cwd, home } = makeProject(name);
    const settings = { ...bareEnvironment(home), ...env };
    const run = ([program = '', ...args]: readonly string[], ...more: string[]): Promise<string> =>
      runToSuccess(program, [...args, ...more], { cwd, env: settings });
    await run(add, `@wapi/client@file:${client}`, `@wapi/mock@file:${mock}`);
    expect((await run(node, 'program.cjs')).trim()).toBe(`401 ${isOneCopy}`);
  });
}

const folders = ['client', 'mock'].map((name) => findPackage(`@wapi/${name}`, import.meta.url));

it.concurrent.each([
  ['the tarballs', () => [client, mock]],
  ['the folders of a clone', () => ['--install-links', ...folders]],
])('npm installs %s without a registry', async (name, args) => {
  const { cwd, home } = makeProject(`npm ${name}`);
  await npm(['install', ...args()], { cwd, home });
  const env = bareEnvironment(home);
  expect((await runToSuccess(process.execPath, ['program.cjs'], { cwd, env })).trim()).toBe('401 true');
  expect(await runToSuccess(join(cwd, 'node_modules/.bin/wapi-mock'), ['--version'], { cwd, env })).toMatch(
    /^wapi-mock \d/,
  );
});

it.concurrent('npm refuses to link the folders of a clone, and names the command that packs them', async () => {
  const { cwd, home } = makeProject('npm link');
  const { status, stderr } = await runProgram('npm', ['install', '--offline', ...folders], {
    cwd,
    env: bareEnvironment(home),
  });
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/npm would only link this folder[^]*npm run pack -- <your project>\/vendor/);
  expect(readFileSync(join(cwd, 'package.json'), 'utf8')).not.toContain('@wapi');
});

it.concurrent('pnpm installs the folders of a clone, and npm what `npm pack` made of them', async ({ skip }) => {
  if (notSelected !== undefined) skip(notSelected);
  const byPnpm = makeProject('pnpm folders');
  const byNpm = makeProject('npm pack');
  const [program = '', ...args] = pnpmCommand();
  await runToSuccess(program, [...args, 'add', '--offline', ...folders.map((path) => `file:${path}`)], {
    cwd: byPnpm.cwd,
    env: bareEnvironment(byPnpm.home),
  });
  await npm(['pack', ...folders, '--pack-destination', byNpm.cwd], byNpm);
  const packed = readdirSync(byNpm.cwd).filter((name) => name.endsWith('.tgz'));
  await npm(['install', ...packed.map((name) => `./${name}`)], byNpm);
  for (const { cwd, home } of [byPnpm, byNpm]) {
    const env = bareEnvironment(home);
    expect((await runToSuccess(process.execPath, ['program.cjs'], { cwd, env })).trim()).toBe('401 true');
  }
});
