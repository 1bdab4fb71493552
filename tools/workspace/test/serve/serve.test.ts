import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock } from '@wapi/mock';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serve } from '../../src/serve/serve.js';
import { watchSpec } from '../../src/serve/watch-spec.js';

const SPEC = new URL('../../../../spec/', import.meta.url);
const SOURCES = ['openapi.yaml', 'discrepancies.yaml', 'redocly.yaml', 'paths', 'components', 'webhooks', 'workflows'];
const PATIENCE = { timeout: 120_000, interval: 50 };

const mock = createMock();
let folder: string;
let api: Awaited<ReturnType<typeof mock.listen>>;
let watcher: Awaited<ReturnType<typeof watchSpec>>;
let builds = 0;
let logged: string[] = [];
let headers: Record<string, string>;

/** Returns functions that read and change a file in the copied spec. */
function source(name: string) {
  const path = join(folder, 'spec', name);
  const text = readFileSync(path, 'utf8');
  return {
    text,
    save: (changed: string) => writeFileSync(path, changed),
    /** Replaces the file in one step, as some editors do. */
    replace(changed: string) {
      writeFileSync(`${path}~`, changed);
      renameSync(`${path}~`, path);
    },
  };
}

const get = async (path: string, credentials: Record<string, string> = {}) => {
  const response = await fetch(`${api.url}${path}`, { headers: credentials });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as { message: string; data?: unknown },
  };
};
const post = async (path: string, form: Record<string, string>) =>
  (await fetch(`${api.url}${path}`, { method: 'POST', headers, body: new URLSearchParams(form) })).json();
const unauthorizedMessage = async () => (await get('/user')).body.message;
const logsSoon = (text: string | RegExp) => vi.waitFor(() => expect(logged.join('\n')).toMatch(text), PATIENCE);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wapi-serve-'));
  for (const name of SOURCES) cpSync(new URL(name, SPEC), join(folder, 'spec', name), { recursive: true });
  api = await mock.listen();
  // Count the builds of the docs instead of running them, because a build takes longer than all other tests. One test
  // below does build them.
  watcher = await watchSpec({
    dir: join(folder, 'spec'),
    reload: mock.reload,
    rebuild: () => (builds += 1),
    log: (text) => logged.push(text),
  });
  const granted = (await post('/auth/tokens', {
    email: 'wapi@test.com',
    password: 'Passw0rd!',
    scopes: 'wapi-user-all wapi-withdrawals-all',
  })) as { access_token: string };
  headers = { authorization: `Bearer ${granted.access_token}` };
});
afterAll(async () => {
  await watcher.close();
  await mock.close();
  rmSync(folder, { recursive: true });
});

describe('a change of the spec', () => {
  it('is not logged before anything is saved', () => {
    expect([logged, builds]).toEqual([[], 0]);
  });

  it.each([
    ['a file that is written in place', (file: ReturnType<typeof source>, text: string) => file.save(text)],
    ['a file that is replaced', (file: ReturnType<typeof source>, text: string) => file.replace(text)],
    [
      'two saves in a moment',
      (file: ReturnType<typeof source>, text: string) => {
        file.save(text.replace('message:', 'message: not yet'));
        file.save(text);
      },
    ],
    ['a file that is replaced again', (file: ReturnType<typeof source>, text: string) => file.replace(text)],
  ])('changes the response of the mock after %s', async (how, save) => {
    const file = source('components/examples/unauthorized.yaml');
    const before = builds;
    save(file, file.text.replace(/message: .*/, `message: ${how}`));
    await vi.waitFor(async () => expect(await unauthorizedMessage()).toBe(how), PATIENCE);
    await logsSoon('spec/components/examples/unauthorized.yaml was saved. Mock updated.');
    expect(builds).toBeGreaterThan(before);
  });

  it('leaves tokens, balances and limits unchanged', async () => {
    const look = async () => {
      const { body, headers: sent } = await get('/user', headers);
      const { local, foreign } = (body.data as { balances: Record<'local' | 'foreign', { balance: number }> }).balances;
      return {
        balance: local.balance + foreign.balance,
        used: Number(sent.get('x-ratelimit-limit')) - Number(sent.get('x-ratelimit-remaining')),
      };
    };
    const first = await look();
    const refund = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"status":5}' };
    expect((await fetch(`${api.origin}/__wapi/withdrawals/SB-47-1-W12345-20250306010101`, refund)).status).toBe(200);
    const before = await look();
    expect(before.balance).toBeGreaterThan(first.balance);

    const file = source('paths/user.yaml');
    file.save(file.text.replace('requests: 15', 'requests: 59'));
    await vi.waitFor(async () => expect((await get('/user')).headers.get('x-ratelimit-limit')).toBe('59'), PATIENCE);
    expect(await look()).toEqual({ balance: before.balance, used: before.used + 1 });
    file.save(file.text);
    await vi.waitFor(async () => expect((await get('/user')).headers.get('x-ratelimit-limit')).toBe('15'), PATIENCE);
  });

  it('is not served if it is invalid, and the place of the mistake is logged', async () => {
    const file = source('components/examples/unauthorized.yaml');
    file.save(file.text.replace(/message: .*/, 'message: The last good one'));
    await vi.waitFor(async () => expect(await unauthorizedMessage()).toBe('The last good one'), PATIENCE);

    const broken = (name: string, from: string, to: string): [ReturnType<typeof source>, string] => {
      const other = source(name);
      expect(other.text).toContain(from);
      return [other, other.text.replace(from, to)];
    };
    for (const [name, from, to, place] of [
      [
        'components/schemas/Balance.yaml',
        'required: [',
        'required: [[',
        /spec\/components\/schemas\/Balance\.yaml:\d+:\d+ Failed to parse/,
      ],
      [
        'paths/user.yaml',
        'responses/Unauthorized.yaml',
        'responses/Unauthorised.yaml',
        /spec\/paths\/user\.yaml:\d+:7 Can't resolve \$ref/,
      ],
      [
        'paths/user.yaml',
        '  responses:',
        '  respones:',
        /spec\/paths\/user\.yaml:13:3 Property `respones` is not expected here/,
      ],
      [
        'paths/user.yaml',
        '  x-rate-limit:',
        '  x-rate-limits:',
        /spec\/paths\/user\.yaml:\d+:\d+ Bundled spec: \S+ must contain x-rate-limit/,
      ],
    ] as const) {
      const [other, text] = broken(name, from, to);
      logged = [];
      const before = builds;
      other.save(text);
      await logsSoon(place);
      expect(logged.join('\n')).toMatch(
        new RegExp(`^spec/${name.replaceAll('.', '\\.')} was saved\\. The spec is invalid, so docs and mock keep`),
      );
      expect(await unauthorizedMessage()).toBe('The last good one');
      expect(builds).toBe(before);
      other.save(other.text);
      await logsSoon(`spec/${name} was saved. Mock updated, the spec is valid again.`);
    }
    expect((await get('/user', headers)).status).toBe(200);
  });

  it('is noticed if a file is deleted', async () => {
    const file = source('components/schemas/Balance.yaml');
    logged = [];
    rmSync(join(folder, 'spec', 'components', 'schemas', 'Balance.yaml'));
    await logsSoon('spec/components/schemas/Balance.yaml was deleted. The spec is invalid');
    expect((await get('/user', headers)).status).toBe(200);
    file.save(file.text);
    await logsSoon('spec/components/schemas/Balance.yaml was saved. Mock updated, the spec is valid again.');
  });

  it('may add an operation that the mock has no rule for, and remove it again', async () => {
    const root = source('openapi.yaml');
    const banks = source('paths/user.yaml');
    writeFileSync(join(folder, 'spec', 'paths', 'vouchers.yaml'), banks.text.replace('getUserProfile', 'getVouchers'));
    root.save(root.text.replace(/^paths:$/m, 'paths:\n  /vouchers:\n    $ref: ./paths/vouchers.yaml'));
    await vi.waitFor(async () => expect((await get('/vouchers', headers)).status).toBe(200), PATIENCE);
    expect((await get('/vouchers', headers)).headers.get('x-wapi-mock-explain')).toContain(
      'no rule for this operation',
    );
    root.save(root.text);
    await vi.waitFor(async () => expect((await get('/vouchers', headers)).status).toBe(404), PATIENCE);
  });
});

it('npm start › changes the mock and the docs after a file was saved', async () => {
  const said: string[] = [];
  const log = (text: string): unknown => said.push(text);
  const served = await serve({ docsPort: 0, mockPort: 0, specDir: join(folder, 'spec'), log });
  await served.followed;
  expect(said).toEqual([]);
  const file = source('components/examples/unauthorized.yaml');
  file.save(file.text.replace(/message: .*/, 'message: Seen in the docs'));
  const getText = async (url: string): Promise<string> => (await fetch(url)).text();
  await vi.waitFor(async () => expect(await getText(`${served.mock}/user`)).toContain('Seen in the docs'), PATIENCE);
  await vi.waitFor(
    async () => expect(await getText(`${served.docs}openapi.yaml`)).toContain('message: Seen in the docs'),
    PATIENCE,
  );
  expect(await getText(`${served.docs}api/getUserProfile/`)).toContain('Seen in the docs');
  expect(await getText(served.personas)).toContain('wapi@test.com');
  expect(said).toEqual(['spec/components/examples/unauthorized.yaml was saved. Mock updated.', 'Docs updated.']);
  await served.close();
});
