import { contract, type Platform } from '@wapi/types';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../src/index.js';
import { bearer, BASE_URL, persona, send } from './support/caller.js';
import { image } from './support/images.js';

const JAMAICA_BANK = { bank_name: 'National Bank', name_in_bank: 'John Smith', bank_account: '123456789012' };

describe('credentials', () => {
  const mock = createMock({ rateLimit: false });
  afterAll(() => mock.close());
  const profile = (headers: Record<string, string>) => send(mock, 'GET', '/user', { headers });

  it('takes a token, whatever the case of "Bearer"', async () => {
    const { authorization } = await bearer(mock, 'wapi@test.com', 'wapi-user-retrieve');
    expect((await profile({ authorization })).status).toBe(200);
    expect((await profile({ authorization: authorization.replace('Bearer', 'bearer') })).status).toBe(200);
  });

  it('takes a key', async () => {
    const { key } = await persona(mock, 'wapi@test.com');
    expect(key).toMatch(/^wapi_test_[0-9a-f]{18}_[0-9a-f]{64}$/);
    const { status, body } = await profile({ 'x-wapi-key': key ?? '' });
    expect(status).toBe(200);
    expect(body['data']).toMatchObject({ email: 'wapi@test.com' });
  });

  it('refuses both at once, although each is good', async () => {
    const token = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const { key } = await persona(mock, 'wapi@test.com');
    const reply = await profile({ ...token, 'x-wapi-key': key ?? '' });
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ message: 'Unauthorized' });
    expect(reply.why).toContain('both');
  });

  it.each([
    ['an unknown token', { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }],
    ['another scheme', { authorization: 'Basic d2FwaTp3YXBp' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['an unknown key', { 'x-wapi-key': `wapi_test_${'0'.repeat(18)}_${'0'.repeat(64)}` }],
    ['a malformed key', { 'x-wapi-key': 'wapi_test_short' }],
  ])('refuses %s', async (_name, headers) => {
    expect((await profile(headers)).status).toBe(401);
  });

  it('refuses a live key: it is a sandbox', async () => {
    const { key } = await persona(mock, 'wapi@test.com');
    const reply = await profile({ 'x-wapi-key': (key ?? '').replace('wapi_test_', 'wapi_live_') });
    expect([reply.status, reply.why]).toEqual([401, expect.stringContaining('live')]);
  });

  it.each(['expired', 'revoked'] as const)('refuses an %s key', async (status) => {
    const { keys } = await persona(mock, 'wapi@test.com');
    const reply = await profile({ 'x-wapi-key': keys.find((key) => key.status === status)?.key ?? '' });
    expect([reply.status, reply.why]).toEqual([401, expect.stringContaining(status)]);
  });

  it('never puts a credential into the reason it gives', async () => {
    const secret = `wapi_test_${'a'.repeat(18)}_${'b'.repeat(64)}`;
    const reply = await profile({ 'x-wapi-key': secret });
    expect(JSON.stringify([...reply.headers])).not.toContain('bbbb');
  });

  it('forgets a token after the 43,200 seconds it was granted for', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const timed = createMock({ clock: () => now });
    const token = await bearer(timed, 'wapi@test.com', 'wapi-user-all');
    now += 43_199_000;
    expect((await send(timed, 'GET', '/user', { headers: token })).status).toBe(200);
    now += 2000;
    expect((await send(timed, 'GET', '/user', { headers: token })).status).toBe(401);
  });
});

describe('scopes', () => {
  const mock = createMock({ rateLimit: false });

  it.each(contract.operations.filter(({ scopes }) => scopes.length > 0).map(({ id, method, path, scopes }) => ({ id, method, path, scopes })))(
    '$id takes its own scope and the parent, and no sibling',
    async ({ method, path, scopes: [scope = 'wapi-user-all' as never] }) => {
      const info = contract.credentials.bearer.scopes[scope];
      const url = path.replace('{account_number}', '1428855397');
      const siblings = Object.entries(contract.credentials.bearer.scopes).filter(([name, { parent }]) => parent === info.parent && name !== scope);
      const status = async (scopes: string) => (await send(mock, method, url, { headers: await bearer(mock, 'mma@test.com', scopes) })).status;

      expect(await status(scope)).not.toBe(403);
      expect(await status(info.parent ?? '')).not.toBe(403);
      expect(await status(siblings.map(([name]) => name).join(' '))).toBe(403);
    },
  );
});

describe('requests', () => {
  const mock = createMock({ rateLimit: false });
  beforeEach(() => mock.reset());

  it('treats POST with _method=PATCH as PATCH, with its scope and its rules', async () => {
    const form = { _method: 'PATCH', picture: image('png') };
    const updater = await bearer(mock, 'new@test.com', 'wapi-user-update');
    expect((await send(mock, 'POST', '/user/picture', { headers: updater, form })).body).toEqual({ message: 'No profile picture exists.' });
    const creator = await bearer(mock, 'new@test.com', 'wapi-user-create');
    expect((await send(mock, 'POST', '/user/picture', { headers: creator, form })).status).toBe(403);
  });

  it.each(['DELETE', 'PACTH', 'P A T C H'])('takes POST with _method=%s for no POST', async (value) => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const reply = await send(mock, 'POST', '/user/picture', { headers, form: { _method: value, picture: image('png') } });
    expect([reply.status, reply.body]).toEqual([405, { message: 'Method Not Allowed' }]);
    expect((await send(mock, 'DELETE', '/user/picture', { headers })).body).toEqual({ message: 'No profile picture exists.' });
  });

  it('reads urlencoded bodies as it reads multipart', async () => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const body = new URLSearchParams({ name_in_bank: 'Zoë & Söhne' });
    const response = await mock.fetch(`${BASE_URL}/user/banks/local`, { method: 'PATCH', headers, body });
    expect(response.status).toBe(200);
    const { body: banks } = await send(mock, 'GET', '/user/banks/local', { headers });
    expect(banks['data']).toMatchObject({ local: { name_in_bank: 'Zoë & Söhne', bank_account: '123456789012' } });
  });

  it('finds no fields in JSON, and says why', async () => {
    const headers = { ...(await bearer(mock, 'new@test.com', 'wapi-user-all')), 'content-type': 'application/json' };
    const response = await mock.fetch(`${BASE_URL}/user/banks/local`, { method: 'POST', headers, body: JSON.stringify(JAMAICA_BANK) });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: 'The bank name field is required.' });
    expect(response.headers.get('x-wapi-mock-explain')).toContain('application/json');
  });

  it('takes empty values for missing and passes over unknown fields', async () => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const reply = await send(mock, 'PATCH', '/user/banks/local', { headers, form: { name_in_bank: '', nickname: 'x' } });
    expect(reply.body).toEqual({ message: 'No fields provided to update.' });
  });

  it.each([
    ['bank_account', '12-34', 'The bank account format is invalid.'],
    ['name_in_bank', 'x'.repeat(256), 'The name in bank must not be greater than 255 characters.'],
  ])('checks %s', async (field, value, message) => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    expect((await send(mock, 'PATCH', '/user/banks/local', { headers, form: { [field]: value } })).body).toEqual({ message });
  });

  it('names the first bad field in the order of the spec', async () => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const reply = await send(mock, 'POST', '/user/banks/local', { headers, form: { bank_account: 'x', bank_name: 'Republic Bank LTD' } });
    expect(reply.body).toEqual({ message: 'The name in bank field is required.' });
  });

  it.each(['png', 'jpg', 'gif', 'bmp'])('knows a %s by its content, not by its name', async (type) => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const picture = image(type, { name: 'picture.txt', size: 5_242_880 });
    expect((await send(mock, 'POST', '/user/picture', { headers, form: { picture } })).status).toBe(201);
  });

  it.each([
    ['a WebP', image('webp', { name: 'photo.png' }), 400],
    ['an empty file', new File([], 'photo.png'), 400],
    ['an SVG', new File(['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'], 'a.svg'), 201],
    ['HTML', new File(['<!doctype html><p>svg</p>'], 'a.svg'), 400],
  ])('answers %s', async (_name, picture, status) => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    expect((await send(mock, 'POST', '/user/picture', { headers, form: { picture } })).status).toBe(status);
  });

  it('takes text where a file belongs for no file', async () => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const reply = await send(mock, 'POST', '/user/picture', { headers, form: { picture: 'photo.png' } });
    expect(reply.body).toEqual({ message: 'The picture must be a file.' });
  });

  it('answers a path that has no operation, and one that is not UTF-8', async () => {
    for (const path of ['/nothing', '/user/', '/accounts/%zz', '/accounts/%ff']) {
      expect((await send(mock, 'GET', path)).body, path).toEqual({ message: 'Not Found' });
    }
  });
});

describe('platforms', () => {
  it.each(['bb', 'gd', 'gy', 'jm', 'tt'] satisfies Platform[])('%s has its own country and currency', async (platform) => {
    const mock = createMock({ platform });
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const { country, currency } = contract.platforms[platform];
    expect((await send(mock, 'GET', '/user', { headers })).body['data']).toMatchObject({ country, balances: { local: { currency } } });
    expect((await send(mock, 'GET', '/user/banks/local', { headers })).body['data']).toMatchObject({ local: { currency } });
  });

  it('wants and shows two more fields in Jamaica', async () => {
    const mock = createMock({ platform: 'jm' });
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const create = (extra: Record<string, string>) => send(mock, 'POST', '/user/banks/local', { headers, form: { ...JAMAICA_BANK, ...extra } });

    expect((await create({})).body).toEqual({ message: 'The bank account type field is required.' });
    expect((await create({ bank_account_type: 'gold' })).body).toEqual({ message: 'The selected bank account type is invalid.' });
    expect((await create({ bank_account_type: 'saving', bank_branch: 'Kingston' })).status).toBe(201);
    const { body } = await send(mock, 'GET', '/user/banks/local', { headers });
    expect(body['data']).toMatchObject({ local: { bank_account_type: 'saving', bank_branch: 'Kingston' } });
  });

  it('passes over the two fields elsewhere', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const form = { ...JAMAICA_BANK, bank_account_type: 'gold', bank_branch: 'Kingston' };
    expect((await send(mock, 'POST', '/user/banks/local', { headers, form })).status).toBe(201);
    const { body } = await send(mock, 'GET', '/user/banks/local', { headers });
    expect(body['data']).toMatchObject({ local: { bank_account_type: null, bank_branch: null } });
  });

  it.each([
    [{ ratelimit: false }, 'createMock has no option ratelimit: it has platform, rateLimit, stateless, clock.'],
    [{ rateLimit: 'no' }, 'The option rateLimit of createMock is true or false.'],
    [{ clock: 5 }, 'The option clock of createMock is a function.'],
  ])('refuses %j, which a compiler would', (options, message) => {
    expect(() => createMock(options as never)).toThrow(message);
  });

  it('refuses a platform that does not exist', () => {
    expect(() => createMock({ platform: 'us' as Platform })).toThrow('bb, gd, gy, jm, tt');
  });
});

describe('state', () => {
  it('shows what was changed, until it is reset', async () => {
    const mock = createMock({ rateLimit: false });
    const headers = { 'x-wapi-key': (await persona(mock, 'new@test.com')).key ?? '' };
    const form = contract.operations.find(({ id }) => id === 'createForeignBank')?.requestBody?.content[0]?.examples[0]?.value as Record<
      string,
      string
    >;
    await send(mock, 'POST', '/user/picture', { headers, form: { picture: image('png') } });
    await send(mock, 'POST', '/user/banks/foreign', { headers, form });

    const { body } = await send(mock, 'GET', '/user', { headers });
    expect(body['data']).toMatchObject({ bank_configured: { foreign: true, local: false } });
    const { body: bank } = await send(mock, 'GET', '/user/banks/foreign', { headers });
    expect(bank['data']).toEqual({ foreign: { ...form, currency: 'USD', has_all_details: true } });

    const picture = await mock.fetch((body['data'] as { profile_picture: string }).profile_picture);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array(await image('png').arrayBuffer()));

    await mock.fetch('http://mock/__wapi/reset', { method: 'POST' });
    expect((await send(mock, 'GET', '/user', { headers })).body['data']).toMatchObject({
      profile_picture: null,
      bank_configured: { foreign: false },
    });
  });

  it('lets an account sign in with what its MMA changed', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'mma@test.com', 'wapi-accounts-update');
    const form = { email: 'johnathan@example.com', password: 'new-passw0rd', first_name: 'Johnathan' };
    expect((await send(mock, 'PATCH', '/accounts/1428855397', { headers, form })).status).toBe(200);
    const token = await bearer(mock, 'johnathan@example.com', 'wapi-user-all', 'new-passw0rd');
    expect((await send(mock, 'GET', '/user', { headers: token })).body['data']).toMatchObject({ first_name: 'Johnathan', last_name: 'Smith' });
  });

  it('creates, links, unlinks and deactivates accounts', async () => {
    const mock = createMock({ rateLimit: false });
    const headers = await bearer(mock, 'mma@test.com', 'wapi-accounts-all');
    const form = { email: 'jane@example.com', first_name: 'Jane', last_name: 'Smith', password: 'correct-horse-7' };
    const created = await send(mock, 'POST', '/accounts', { headers, form });
    expect([created.status, created.body['message']]).toEqual([201, 'Created']);
    const path = `/accounts/${(created.body['data'] as { account_number: string }).account_number}`;
    expect((await send(mock, 'GET', path, { headers })).body['data']).toEqual({ email: 'jane@example.com', first_name: 'Jane', last_name: 'Smith' });
    const jane = await bearer(mock, 'jane@example.com', 'wapi-user-all', 'correct-horse-7');

    const other = await bearer(mock, 'your@email.com', 'wapi-accounts-all');
    expect((await send(mock, 'GET', path, { headers: other })).status).toBe(403);
    expect((await send(mock, 'POST', '/accounts', { headers: other, form })).status).toBe(200);
    expect((await send(mock, 'PATCH', path, { headers: other, form: { first_name: 'Ann' } })).status).toBe(400);
    expect((await send(mock, 'DELETE', path, { headers: other })).status).toBe(200);
    expect((await send(mock, 'GET', path, { headers: other })).status).toBe(403);
    expect((await send(mock, 'GET', '/user', { headers: jane })).status).toBe(200);

    expect((await send(mock, 'DELETE', path, { headers })).status).toBe(200);
    expect((await send(mock, 'GET', path, { headers })).body).toEqual({ message: 'The selected account number is invalid.' });
    expect((await send(mock, 'GET', '/user', { headers: jane })).status).toBe(401);
    expect((await send(mock, 'POST', '/auth/tokens', { form: { ...form, scopes: 'wapi-user-all' } })).status).toBe(401);
  });

  it('signs in with a new password only', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-update');
    const form = { old_password: 'Passw0rd!', new_password: 'N3w-Passw0rd!', confirm_password: 'N3w-Passw0rd!' };
    expect((await send(mock, 'PATCH', '/user/password', { headers, form })).status).toBe(200);
    await expect(bearer(mock, 'wapi@test.com', 'wapi-user-all')).rejects.toThrow('401');
    await expect(bearer(mock, 'wapi@test.com', 'wapi-user-all', 'N3w-Passw0rd!')).resolves.toBeDefined();
  });

  it('takes a refresh token once, and gives the same scopes', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const mock = createMock({ clock: () => now });
    const grant = { email: 'wapi@test.com', password: 'Passw0rd!', scopes: 'wapi-user-retrieve' };
    const refresh = (form: Record<string, unknown>) =>
      send(mock, 'POST', '/auth/tokens/refresh', { form: { refresh_token: String(form['refresh_token']) } });
    const first = await send(mock, 'POST', '/auth/tokens', { form: grant });
    now += (43_200 + 21_599) * 1000;
    const second = await refresh(first.body);
    expect(second.status).toBe(200);
    expect((await refresh(first.body)).body).toEqual({ message: 'The refresh token is invalid.' });
    const headers = { authorization: `Bearer ${String(second.body['access_token'])}` };
    expect((await send(mock, 'GET', '/user', { headers })).status).toBe(200);
    expect((await send(mock, 'DELETE', '/user/picture', { headers })).status).toBe(403);
    now += (43_200 + 21_601) * 1000;
    expect((await refresh(second.body)).status).toBe(401);
  });

  it('keeps nothing when it is stateless', async () => {
    const mock = createMock({ stateless: true });
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    for (let times = 0; times < 2; times += 1) {
      expect((await send(mock, 'POST', '/user/picture', { headers, form: { picture: image('png') } })).status).toBe(201);
    }
    expect((await send(mock, 'GET', '/user', { headers })).body['data']).toMatchObject({ profile_picture: null });
  });

  it('lets exactly one of two simultaneous creates through', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const replies = await Promise.all([1, 2].map(() => send(mock, 'POST', '/user/banks/local', { headers, form: JAMAICA_BANK })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });
});

describe('rate limits', () => {
  it('counts down per operation and credential, and starts again after a minute', async () => {
    let now = 0;
    const mock = createMock({ clock: () => now });
    const key = async (email: string) => ({ 'x-wapi-key': (await persona(mock, email)).key ?? '' });
    const merchant = await key('wapi@test.com');
    const remaining = async (path: string, headers: Record<string, string>) =>
      (await send(mock, 'GET', path, { headers })).headers.get('x-ratelimit-remaining');

    expect(await remaining('/user', merchant)).toBe('14');
    expect(await remaining('/user', merchant)).toBe('13');
    expect(await remaining('/user/banks', merchant)).toBe('14');
    expect(await remaining('/user', await key('new@test.com'))).toBe('14');

    for (let sent = 2; sent < 15; sent += 1) await send(mock, 'GET', '/user', { headers: merchant });
    now = 20_500;
    const refused = await send(mock, 'GET', '/user', { headers: merchant });
    expect(refused.status).toBe(429);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '40',
      'x-ratelimit-limit': '15',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '60',
    });
    now = 60_000;
    expect(await remaining('/user', merchant)).toBe('14');
  });
});
