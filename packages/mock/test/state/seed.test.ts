import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Seed } from '../../src/index.js';
import { createMock } from '../support/create-mock.js';
import { readSeedFile } from '../../src/cli/seed-file.js';
import { bearer, persona, send } from '../support/caller.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const SHOP = {
  email: 'shop@example.com',
  first_name: 'SHOP',
  balances: { local: 1000.5 },
  banks: { local: { bank_name: 'National Bank', name_in_bank: 'Shop', bank_account: '123' } },
};

describe('a seed', () => {
  it('adds an account with its own keys', async () => {
    const mock = createMock({ seed: { accounts: [SHOP] } });
    const { key, keys, accountNumber, password } = await persona(mock, 'shop@example.com');
    expect([keys.length > 2, accountNumber, password]).toEqual([true, '3000000001', 'Passw0rd!']);
    const { body } = await send(mock, 'GET', '/user', { headers: { 'x-wapi-key': key ?? '' } });
    expect(body['data']).toMatchObject({
      email: 'shop@example.com',
      first_name: 'SHOP',
      balances: { local: { balance: 1000.5 }, foreign: { balance: 0 } },
      bank_configured: { local: true, foreign: false },
    });
    await expect(bearer(mock, 'shop@example.com', 'wapi-user-all')).resolves.toBeDefined();
  });

  it.each(['jm', 'tt'] as const)(
    'may contain a bank account of platform %s, without fields of other platforms',
    async (platform) => {
      const bank = { ...SHOP.banks.local, bank_account_type: 'saving', bank_branch: 'New Kingston' };
      const mock = createMock({
        platform,
        seed: { accounts: [{ email: 'shop@example.com', banks: { local: bank } }] },
      });
      const { key } = await persona(mock, 'shop@example.com');
      const { body } = await send(mock, 'GET', '/user/banks/local', { headers: { 'x-wapi-key': key ?? '' } });
      const jamaicas =
        platform === 'jm'
          ? { bank_account_type: 'saving', bank_branch: 'New Kingston' }
          : { bank_account_type: null, bank_branch: null };
      expect(body['data']).toMatchObject({ local: { ...SHOP.banks.local, ...jamaicas, has_all_details: true } });
    },
  );

  it.each([
    [{}, `"seed.accounts[0].banks.local" must have required property 'bank_account_type' on the platform jm.`],
    [
      { bank_account_type: 'savings', bank_branch: 'X' },
      '"seed.accounts[0].banks.local.bank_account_type" must be equal to one of the allowed values: chequing, saving',
    ],
    [{ bank_account: 'none' }, '"seed.accounts[0].banks.local" must have required property'],
    [
      { bank_account_type: 'saving', bank_branch: 'X', bank_account: 'none' },
      '"seed.accounts[0].banks.local.bank_account" must match pattern',
    ],
    [{ iban: '5' }, '"seed.accounts[0].banks.local" has the unknown field "iban".'],
  ])('must not contain an invalid bank account: %j', (more, message) => {
    const local = { ...SHOP.banks.local, ...more };
    expect(() => createMock({ platform: 'jm', seed: { accounts: [{ email: 'a@b.co', banks: { local } }] } })).toThrow(
      message,
    );
  });

  it('may base an account on a persona, with its history', async () => {
    const mock = createMock({ seed: { accounts: [{ email: 'copy@example.com', basedOn: 'wapi@test.com' }] } });
    const list = async (email: string) =>
      (await send(mock, 'GET', '/withdrawals', { headers: { 'x-wapi-key': (await persona(mock, email)).key ?? '' } }))
        .body['data'];
    const { data } = (await list('copy@example.com')) as { data: object[] };
    expect(data).toEqual(((await list('wapi@test.com')) as { data: object[] }).data);
    expect(data.length).toBeGreaterThan(0);
  });

  it('changes a persona, which keeps its number and keys, and is restored by a reset', async () => {
    const mock = createMock({
      seed: { accounts: [{ email: 'new@test.com', verified: false, password: 'another-1' }] },
    });
    expect(await persona(mock, 'new@test.com')).toMatchObject({ accountNumber: '1234567891', verified: false });
    expect((await persona(mock, 'new@test.com')).key).toBe((await persona(createMock(), 'new@test.com')).key);
    await mock.reset();
    await expect(bearer(mock, 'new@test.com', 'wapi-user-all', 'another-1')).resolves.toBeDefined();
  });

  it('links a sub-account to an MMA', async () => {
    const accounts = [
      {
        email: 'branch@example.com',
        account_number: '4000000000',
        account_type: 'PERSONAL',
        created_by: '1098765432',
      } as const,
    ];
    const mock = createMock({ seed: { accounts } });
    const headers = await bearer(mock, 'mma@test.com', 'wapi-accounts-all');
    expect((await send(mock, 'GET', '/accounts/4000000000', { headers })).body['data']).toMatchObject({
      email: 'branch@example.com',
    });
  });

  it.each<[unknown, string]>([
    [{}, `"seed" must have required property 'accounts'.`],
    [[], '"seed" must be object.'],
    [null, '"seed" must be object.'],
    [{ accounts: [{}] }, `"seed.accounts[0]" must have required property 'email'.`],
    [{ accounts: [{ email: 'a' }] }, '"seed.accounts[0].email" must match format'],
    [{ accounts: [{ email: 'a@b.co', balance: 5 }] }, '"seed.accounts[0]" has the unknown field "balance".'],
    [
      { accounts: [{ email: 'a@b.co', balances: { local: 10.005 } }] },
      '"seed.accounts[0].balances.local" must be multiple of 0.01.',
    ],
    ...([Number.NaN, Infinity, '5'] as const).map((local): [unknown, string] => [
      { accounts: [{ email: 'a@b.co', balances: { local } }] },
      '"seed.accounts[0].balances.local" must be number.',
    ]),
    [
      { accounts: [{ email: 'a@b.co', balances: { foreign: -5 } }] },
      '"seed.accounts[0].balances.foreign" must be >= 0.',
    ],
    [
      { accounts: [{ email: 'a@b.co', balances: { foreign: 1e300 } }] },
      '"seed.accounts[0].balances.foreign" must be <= 1000000000000.',
    ],
    [
      { accounts: [{ email: 'a@b.co', trusted_cards: [{ pan: '4111111111111111' }] }] },
      '"seed.accounts[0].trusted_cards[0].pan" must match pattern "^\\D*\\d{4}$".',
    ],
    [
      { accounts: [{ email: 'a@b.co', trusted_cards: [{ pan: '************' }] }] },
      '"seed.accounts[0].trusted_cards[0].pan" must match pattern "^\\D*\\d{4}$".',
    ],
    [
      { accounts: [{ email: 'a@b.co', basedOn: 'x@y.co' }] },
      '"seed.accounts[0].basedOn" must be the e-mail address of a persona or an earlier account, received "x@y.co".',
    ],
    [
      { accounts: [{ email: 'a@b.co', account_number: '1234567890' }] },
      '"seed.accounts" must have unique account numbers, received 1234567890 twice.',
    ],
  ])('cannot be %j', (seed, message) => {
    expect(() => createMock({ seed: seed as Seed })).toThrow(message);
  });
});

describe('a seed file', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wapi-seed-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };

  it('is JSON or YAML', async () => {
    const expected = { accounts: [{ email: 'a@b.co', balances: { local: 5 } }] };
    expect(await readSeedFile(await write('seed.json', JSON.stringify(expected)))).toEqual(expected);
    expect(
      await readSeedFile(await write('seed.yaml', 'accounts:\n  - email: a@b.co\n    balances:\n      local: 5\n')),
    ).toEqual(expected);
  });

  it.each([
    ['none.yaml', undefined, /^wapi-mock: --seed \S+none\.yaml cannot be read: there is no such file$/],
    ['bad.yaml', 'accounts: [', /^wapi-mock: --seed \S+bad\.yaml is neither JSON nor YAML: .* at line 1, column \d+$/],
    [
      'other.yaml',
      'accounts: 5',
      /^wapi-mock: --seed \S+other\.yaml cannot be used: "seed\.accounts" must be array\.$/,
    ],
  ])('is rejected in one line if it is invalid: %s', async (name, text, message) => {
    const path = text === undefined ? join(folder, name) : await write(name, text);
    const { status, stderr } = spawnSync(process.execPath, [CLI, '--port', '0', '--seed', path], { encoding: 'utf8' });
    expect([status, stderr.trim()]).toEqual([2, expect.stringMatching(message)]);
  });
});
