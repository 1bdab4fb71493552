import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { MockOptions, Seed } from '../../src/index.js';
import { createMock } from '../../src/index.js';
import { BASE_URL, bearer, persona, send } from '../support/caller.js';
import { hasRedis, startRedis } from '../support/redis.js';
import { image } from '../support/images.js';

const redis = hasRedis ? await startRedis() : undefined;
const CARD = '11111111-2222-4333-8444-555555555555';
const SEED = {
  accounts: [
    {
      email: 'shop@example.com',
      balances: { local: 500 },
      transactions: [
        { transaction_id: 'SB-1-1-a-20260101000000', total: '12.00', total_credited: '10.00', currency: 'TTD' },
        { status: 'incomplete', environment: 'live' },
        { status: 'failed', refund_requested: false },
      ],
      trusted_cards: [{ verified: false }, { uuid: CARD, verified: false, verify_expiry: '2020-01-01T00:00:00Z' }, {}],
      withdrawals: [{ status: 4, amount: '7.00', currency: 'TTD', withdrawal_type: 'normal' }],
    },
    { email: 'like@example.com', basedOn: 'wapi@test.com' },
  ],
} satisfies Seed;
const SCOPES = 'wapi-user-all wapi-transactions-all wapi-trusted-cards-all wapi-withdrawals-all';
type Rows = Record<string, unknown>[];

describe('a seed with history', () => {
  const mock = createMock({ seed: SEED, rateLimit: false });
  const get = async (path: string): Promise<Rows> => {
    const { key } = await persona(mock, 'shop@example.com');
    const { body } = await send(mock, 'GET', path, { headers: { 'x-wapi-key': key ?? '' } });
    const data = body['data'] as Rows | { data: Rows };
    return Array.isArray(data) ? data : data.data;
  };

  it('has its transactions, cards and withdrawals, completed from the examples', async () => {
    const { accountNumber, key } = await persona(mock, 'shop@example.com');
    const [paid, failed, ...others] = await get('/transactions?environment=sandbox');
    expect(paid).toMatchObject({ total: '12.00', status: 'success', status_desc: 'Normal', receiver: accountNumber });
    expect([failed, others]).toEqual([expect.objectContaining({ status: 'failed' }), []]);
    expect(await get('/transactions?environment=live')).toMatchObject([{ status: 'incomplete' }]);
    const headers = { 'x-wapi-key': key ?? '' };
    const refund = await send(mock, 'POST', `/transactions/${String(paid?.['transaction_id'])}/refund`, { headers });
    expect(refund.status).toBe(201);

    const cards = await get('/trusted-cards');
    expect(cards).toMatchObject([
      { verified: false },
      { uuid: CARD, verified: false, verify_expiry: '2020-01-01T00:00:00Z' },
      { verified: true, verify_expiry: null },
    ]);
    expect(Date.parse(String(cards[0]?.['verify_expiry']))).toBeGreaterThan(Date.now());
    const verified = await send(mock, 'POST', `/trusted-cards/${CARD}/verify`, { headers, form: { amount: '0.80' } });
    expect(verified.body).toEqual({ message: 'The verification window has expired.' });

    const [withdrawal] = await get('/withdrawals');
    expect(withdrawal).toMatchObject({ status: 4, status_description: 'Released By Compliance', amount: '7.00' });
    const deleted = await send(mock, 'DELETE', `/withdrawals/${String(withdrawal?.['transaction_id'])}`, { headers });
    expect(deleted.status).toBe(200);
  });

  it.each([
    [
      [{ email: 'a@b.co' }, { email: 'A@b.co' }],
      '"seed.accounts[1].email" must be unique, received "A@b.co" a second time.',
    ],
    [[{ email: 'a@b.co', transactions: [{ status: 'paid' }] }], '"seed.accounts[0].transactions[0].status" must'],
    [[{ email: 'a@b.co', withdrawals: [{ amount: 7 }] }], '"seed.accounts[0].withdrawals[0].amount" must be string.'],
    [
      [{ email: 'a@b.co', trusted_cards: [{ card: 'visa' }] }],
      '"seed.accounts[0].trusted_cards[0]" has the unknown field "card".',
    ],
    [
      [{ email: 'a@b.co', transactions: [{ currency: 'JMD' }] }],
      '"seed.accounts[0].transactions[0].currency" must be one of TTD, USD on the platform tt, received "JMD".',
    ],
  ])('cannot be %j', (accounts, message) => {
    expect(() => createMock({ seed: { accounts } as never })).toThrow(message);
  });

  it('has a JSON schema for editors', () => {
    const schema = JSON.parse(readFileSync(new URL('../../dist/seed.schema.json', import.meta.url), 'utf8')) as {
      properties: { accounts: { items: { properties: Record<string, unknown> } } };
    };
    expect(Object.keys(schema.properties.accounts.items.properties)).toEqual(
      expect.arrayContaining(['email', 'transactions', 'trusted_cards', 'withdrawals']),
    );
    const file = { $schema: './node_modules/@wapi/mock/dist/seed.schema.json', ...SEED };
    expect(() => createMock({ seed: file })).not.toThrow();
  });
});

describe('the control path of a withdrawal', () => {
  it('changes that of the named account, among accounts with the same history', async () => {
    const mock = createMock({ seed: SEED });
    const { accountNumber } = await persona(mock, 'like@example.com');
    const id = 'SB-47-1-W12345-20250306010101';
    const move = async (body: object) => {
      const init = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await mock.fetch(`http://mock/__wapi/withdrawals/${id}`, init);
      return [response.status, await response.json()];
    };
    const status = async (email: string) => {
      const headers = await bearer(mock, email, 'wapi-withdrawals-all');
      return ((await send(mock, 'GET', `/withdrawals/${id}`, { headers })).body['data'] as { status: number }).status;
    };
    expect(await move({ status: 2, account_number: accountNumber })).toEqual([
      200,
      expect.objectContaining({ account_number: accountNumber }),
    ]);
    expect([await status('like@example.com'), await status('wapi@test.com')]).toEqual([2, 0]);
    expect(await move({ status: 1 })).toEqual([200, expect.objectContaining({ account_number: '1234567890' })]);
    expect(await move({ status: 1, account_number: '999' })).toEqual([404, { message: 'Account not found.' }]);
    expect(await move({ status: 1, account_number: '1234567891' })).toEqual([
      404,
      { message: 'Withdrawal not found.' },
    ]);
  });
});

describe.each<[string, MockOptions]>([
  ['in memory', {}],
  ...(redis === undefined ? [] : ([['on Redis', { store: redis.url() }]] as [string, MockOptions][])),
])('a state that was saved %s', (_name, options) => {
  it('can be loaded, in another mock and over HTTP as well', async () => {
    const mock = createMock(options);
    const headers = await bearer(mock, 'wapi@test.com', SCOPES);
    const pictureUrl = async (by: typeof mock) => {
      const { body } = await send(by, 'GET', '/user', { headers });
      return (body['data'] as { profile_picture: string }).profile_picture;
    };
    const form = { picture: image('png') };
    expect((await send(mock, 'PATCH', '/user/picture', { headers, form })).status).toBe(200);
    await mock.clock.advance(3600);
    const saved = await mock.saveState();
    expect(JSON.parse(JSON.stringify(saved))).toEqual(saved);
    const url = await pictureUrl(mock);
    await mock.reset();
    expect((await send(mock, 'GET', '/user', { headers })).status).toBe(401);

    const inMemory = createMock();
    await inMemory.loadState(saved);
    const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(saved) };
    expect((await mock.fetch('http://mock/__wapi/state', init)).status).toBe(200);
    for (const loaded of [inMemory, mock]) {
      expect(await pictureUrl(loaded)).toBe(url);
      const picture = await (await loaded.fetch(url)).arrayBuffer();
      expect(Buffer.from(picture).equals(Buffer.from(await form.picture.arrayBuffer()))).toBe(true);
      expect(loaded.clock.now().getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    }
    const again = (await (await mock.fetch('http://mock/__wapi/state')).json()) as typeof saved;
    expect({ ...again, clockOffset: 0 }).toEqual({ ...saved, clockOffset: 0 });
    await mock.close();
  });
});

describe('a state', () => {
  it.each([
    [{}, 'state: must be the JSON that a mock has saved.'],
    [[], 'state: must be the JSON that a mock has saved.'],
    [
      { format: 1, platform: 'jm', clockOffset: 0, values: {}, contents: {}, expiring: [] },
      'state: must be of the platform tt, received jm.',
    ],
  ])('cannot be loaded from %j', async (state, message) => {
    const mock = createMock();
    await expect(mock.loadState(state as never)).rejects.toThrow(message);
    const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(state) };
    const response = await mock.fetch(new URL('/__wapi/state', BASE_URL), init);
    expect([response.status, await response.json()]).toEqual([400, { message: expect.stringContaining(message) }]);
  });
});

afterAll(() => redis?.close());
