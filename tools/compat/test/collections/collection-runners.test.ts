import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMock, type Mock } from '@wapi/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPackage } from '../../src/package-managers/find-package.js';
import { type Outcome, runProgram, runToSuccess } from '../../src/processes/run-program.js';
import { downloadPackages } from '../../src/registry/download-packages.js';
import { readNetworkTests } from '../../src/registry/network-tests.js';

const TWENTY_MINUTES = 1_200_000;
const runners = fileURLToPath(new URL('../../collection-runners', import.meta.url));
const site = join(findPackage('@wapi/docs', import.meta.url), 'dist');
const MOCK_ADDRESS = 'http://127.0.0.1:4010';
const isSelected = readNetworkTests(process.env) === 'all';

describe.skipIf(!isSelected)('the collections', () => {
  let folder: string;
  let mock: Mock;
  let origin: string;
  beforeAll(async () => {
    await downloadPackages({ folder: runners, what: 'The command lines of Postman and Bruno', seconds: 300 });
    folder = mkdtempSync(join(tmpdir(), 'wapi-collections-'));
    mock = createMock({ rateLimit: false });
    ({ origin } = await mock.listen());
  }, TWENTY_MINUTES);
  afterAll(async () => {
    await mock?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  const run = (bin: string, args: readonly string[], cwd: string): Promise<Outcome> =>
    runProgram(process.execPath, [join(runners, 'node_modules', bin), ...args], {
      cwd,
      env: { PATH: dirname(process.execPath), HOME: folder },
    });
  const useMock = (file: string): void =>
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(MOCK_ADDRESS, origin));

  /** Runs a collection twice against a working mock, and once against a failing mock. Returns the exit codes. */
  async function runThrice(runOnce: () => Promise<Outcome>): Promise<(number | null)[]> {
    const outcomes = [await runOnce(), await runOnce()];
    mock.faults.set('getUserProfile', { status: 500, times: 1 });
    return [...outcomes, await runOnce()].map(({ status }) => status);
  }

  it('run twice in Newman, which fails if a response is not as documented', async () => {
    const names = ['wapi.postman_collection.json', 'photo.jpg', 'new-photo.jpg'];
    for (const name of names) cpSync(join(site, name), join(folder, name));
    useMock(join(folder, 'wapi.postman_collection.json'));
    const runOnce = () => run('newman/bin/newman.js', ['run', 'wapi.postman_collection.json'], folder);
    expect(await runThrice(runOnce)).toEqual([0, 0, 1]);
  });

  it('run twice in the command line of Bruno, which fails if a response is not as documented', async () => {
    await runToSuccess('unzip', ['-q', join(site, 'wapi.bruno.zip'), '-d', folder]);
    const collection = join(folder, 'wapi');
    useMock(join(collection, 'environments', 'Mock.bru'));
    const runOnce = () => run('@usebruno/cli/bin/bru.js', ['run', '--env', 'Mock', '-r'], collection);
    expect(await runThrice(runOnce)).toEqual([0, 0, 1]);
  });
});
