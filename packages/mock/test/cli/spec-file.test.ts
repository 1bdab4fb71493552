import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { document } from '@wapi/types';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const PATIENCE = { timeout: 30_000, interval: 50 };

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wapi-mock-spec-'));
  file = join(folder, 'openapi.json');
});
afterAll(() => rm(folder, { recursive: true }));

/** The bundled spec as text, with a different message for a missing credential. */
const withMessage = (message: string): string =>
  JSON.stringify(document, null, 2).replace('"message": "Unauthorized"', `"message": "${message}"`);

describe('wapi-mock --spec', () => {
  it.each([
    ['missing.json', undefined, /^wapi-mock: .*missing\.json cannot be read: there is no such file$/],
    ['broken.json', '{\n  "openapi": "3.1.0",\n  "info": {]\n}', /^wapi-mock: .*broken\.json:3:12 /],
    ['half.json', '{\n  "openapi": "3.1.0"', /^wapi-mock: .*half\.json:2:\d+ /],
    ['broken.yaml', 'openapi: 3.1.0\ninfo: [', /^wapi-mock: .*broken\.yaml:2:\d+ /],
    [
      'other.json',
      '{ "swagger": "2.0" }',
      /^wapi-mock: --spec \S+other\.json cannot be used: The spec must be an OpenAPI 3\.1 document\.$/,
    ],
    [
      'empty.yaml',
      'openapi: 3.1.0',
      /^wapi-mock: --spec \S+empty\.yaml cannot be used: Bundled spec: the document must contain components\.$/,
    ],
    [
      'root.yaml',
      'openapi: 3.1.0\npaths: { /user: { $ref: paths/user.yaml } }',
      /^wapi-mock: \S+root\.yaml refers to other files, such as paths\/user\.yaml: bundle it into one document first$/,
    ],
  ])('reports the problem of %s and exits', async (name, text, message) => {
    const path = join(folder, name);
    if (text !== undefined) await writeFile(path, text);
    const { status, stderr } = spawnSync(process.execPath, [CLI, '--port', '0', '--spec', path], { encoding: 'utf8' });
    expect([status, stderr.trim()]).toEqual([2, expect.stringMatching(message)]);
  });

  it.each([
    ['an empty seed', '', '', /^wapi-mock: --seed \S+seed\.yaml cannot be used: "seed/],
    [
      'an invalid seed with a valid spec',
      '{ "accounts": [{}] }',
      JSON.stringify(document),
      /^wapi-mock: --seed \S+seed\.yaml cannot be used: "seed/,
    ],
    [
      'an invalid spec with a valid seed',
      '{ "accounts": [] }',
      '{ "openapi": "3.1.0" }',
      /^wapi-mock: --spec \S+beside\.json cannot be used: Bundled spec: /,
    ],
  ])('names the invalid file: %s', async (_name, seed, spec, message) => {
    const [seedFile, specFile] = [join(folder, 'seed.yaml'), join(folder, 'beside.json')];
    await writeFile(seedFile, seed);
    await writeFile(specFile, spec);
    const args = ['--port', '0', '--seed', seedFile, ...(spec === '' ? [] : ['--spec', specFile])];
    const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
    expect([status, stderr.trim()]).toEqual([2, expect.stringMatching(message)]);
  });

  it.each([['--seed'], ['--spec']])('rejects a folder for %s', (option) => {
    const { status, stderr } = spawnSync(process.execPath, [CLI, '--port', '0', option, folder], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^wapi-mock: [^\n]+ cannot be read: it is a folder\n$/),
    ]);
  });

  it('rejects --watch without --spec', () => {
    const { status, stderr } = spawnSync(process.execPath, [CLI, '--watch'], { encoding: 'utf8' });
    expect([status, stderr.trim()]).toEqual([
      2,
      'wapi-mock: --watch needs the file to watch: --spec openapi.json. See wapi-mock --help.',
    ]);
  });

  describe('--watch', () => {
    let child: ChildProcess;
    let url: string;
    let said = '';
    let headers: Record<string, string>;
    beforeAll(async () => {
      await writeFile(file, withMessage('Unauthorized'));
      child = spawn(process.execPath, [CLI, '--port', '0', '--spec', file, '--watch'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
      const [line] = (await once(child.stdout?.setEncoding('utf8') ?? child, 'data')) as [string];
      url = /listening on (\S+)/.exec(line)?.[1] ?? '';
      const body = new URLSearchParams({ email: 'wapi@test.com', password: 'Passw0rd!', scopes: 'wapi-user-all' });
      const token = (await (await fetch(`${url}/auth/tokens`, { method: 'POST', body })).json()) as {
        access_token: string;
      };
      headers = { authorization: `Bearer ${token.access_token}` };
      await fetch(`${url}/user/picture`, { method: 'DELETE', headers });
    });
    afterAll(() => void child.kill('SIGKILL'));

    const unauthorized = async () => (await fetch(`${url}/user`)).json();
    const profile = async () =>
      ((await (await fetch(`${url}/user`, { headers })).json()) as { data: { profile_picture: unknown } }).data;

    it.each([
      ['written in place', (text: string) => writeFile(file, text)],
      [
        'replaced by a renamed file, as some editors do',
        async (text: string) => {
          await writeFile(`${file}~`, text);
          await rename(`${file}~`, file);
        },
      ],
      [
        'saved twice in quick succession',
        async (text: string) => {
          await writeFile(file, withMessage('half way'));
          await writeFile(file, text);
        },
      ],
      ['replaced again', async (text: string) => (await writeFile(`${file}~`, text), rename(`${file}~`, file))],
    ])('uses a file that was %s, and keeps its state', async (how, save) => {
      await save(withMessage(how));
      await vi.waitFor(async () => expect(await unauthorized()).toEqual({ message: how }), PATIENCE);
      expect(await profile()).toMatchObject({ profile_picture: null });
    });

    it('keeps the last valid spec if an invalid file is saved, says why, and uses the fixed file', async () => {
      await writeFile(file, withMessage('good'));
      await vi.waitFor(async () => expect(await unauthorized()).toEqual({ message: 'good' }), PATIENCE);
      said = '';
      await writeFile(file, withMessage('broken').replace('"info": {', '"info": {]'));
      await vi.waitFor(
        () =>
          expect(said).toMatch(
            new RegExp(
              '^wapi-mock: .*openapi\\.json changed but cannot be used, so the mock still uses the last version: ' +
                '.*openapi\\.json:3:12 ',
            ),
          ),
        PATIENCE,
      );
      expect(await unauthorized()).toEqual({ message: 'good' });
      await writeFile(file, withMessage('fixed'));
      await vi.waitFor(async () => expect(await unauthorized()).toEqual({ message: 'fixed' }), PATIENCE);
      expect(said).toMatch(
        new RegExp(
          'openapi\\.json changed: the mock now uses the new version\\. ' +
            'Accounts that were used keep their data until a reset\n$',
        ),
      );
      expect(await profile()).toMatchObject({ profile_picture: null });
    });

    it('reports that the file was deleted, and uses it when it exists again', async () => {
      said = '';
      await rm(file);
      await vi.waitFor(
        () => expect(said).toMatch(/^wapi-mock: \S+openapi\.json was removed: the mock still uses the last version\n$/),
        PATIENCE,
      );
      expect(await unauthorized()).toEqual({ message: 'fixed' });
      await writeFile(file, withMessage('back'));
      await vi.waitFor(async () => expect(await unauthorized()).toEqual({ message: 'back' }), PATIENCE);
    });

    it('uses a file whose folder was replaced, and one that a link points to since', async () => {
      const [own, next, old] = ['own', 'next', 'old'].map((name) => join(folder, name)) as [string, string, string];
      const expectMessage = (message: string) =>
        vi.waitFor(async () => expect(await unauthorized()).toEqual({ message }), PATIENCE);
      await mkdir(next);
      await writeFile(join(next, 'openapi.json'), withMessage('linked'));
      await rm(file);
      await symlink(next, own);
      await symlink(join('own', 'openapi.json'), file);
      await expectMessage('linked');

      await mkdir(old);
      await writeFile(join(old, 'openapi.json'), withMessage('link points elsewhere'));
      await symlink(old, `${own}~`);
      await rename(`${own}~`, own);
      await expectMessage('link points elsewhere');

      await rename(old, `${old}~`);
      await mkdir(old);
      await writeFile(join(old, 'openapi.json'), withMessage('folder replaced'));
      await expectMessage('folder replaced');
    });

    it('exits on SIGTERM', async () => {
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
    });
  });

  it('reads YAML too', async () => {
    const path = join(folder, 'openapi.yaml');
    await writeFile(path, stringify(JSON.parse(withMessage('from YAML'))));
    const child = spawn(process.execPath, [CLI, '--port', '0', '--spec', path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    expect(await (await fetch(`${/listening on (\S+)/.exec(line)?.[1]}/user`)).json()).toEqual({
      message: 'from YAML',
    });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
