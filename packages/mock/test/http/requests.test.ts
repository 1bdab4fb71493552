import { contract, type Platform } from '@wapi/types';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { BASE_URL, bearer, LOCAL_BANK, send } from '../support/caller.js';
import { image } from '../support/images.js';

describe('the mock', () => {
  const mock = createMock({ rateLimit: false });
  beforeEach(() => mock.reset());

  it('treats POST with _method=PATCH as PATCH, with the scope and rules of PATCH', async () => {
    const form = { _method: 'PATCH', picture: image('png') };
    const updater = await bearer(mock, 'new@test.com', 'wapi-user-update');
    expect((await send(mock, 'POST', '/user/picture', { headers: updater, form })).body).toEqual({
      message: 'No profile picture exists.',
    });
    const creator = await bearer(mock, 'new@test.com', 'wapi-user-create');
    expect((await send(mock, 'POST', '/user/picture', { headers: creator, form })).status).toBe(403);
  });

  it.each(['DELETE', 'PACTH', 'P A T C H'])('does not treat POST with _method=%s as POST', async (value) => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const reply = await send(mock, 'POST', '/user/picture', {
      headers,
      form: { _method: value, picture: image('png') },
    });
    expect([reply.status, reply.body]).toEqual([405, { message: 'Method Not Allowed' }]);
    expect((await send(mock, 'DELETE', '/user/picture', { headers })).body).toEqual({
      message: 'No profile picture exists.',
    });
  });

  it.each(['/user', '/withdrawals/SB-47-1-W12345-20250306010101'])(
    'rejects POST with _method at %s, which has no POST',
    async (path) => {
      const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all wapi-withdrawals-all');
      const reply = await send(mock, 'POST', path, { headers, form: { _method: 'DELETE' } });
      expect([reply.status, reply.body]).toEqual([405, { message: 'Method Not Allowed' }]);
    },
  );

  it('reads urlencoded bodies like multipart bodies', async () => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const body = new URLSearchParams({ name_in_bank: 'Zoë & Söhne' });
    const response = await mock.fetch(`${BASE_URL}/user/banks/local`, { method: 'PATCH', headers, body });
    expect(response.status).toBe(200);
    const { body: banks } = await send(mock, 'GET', '/user/banks/local', { headers });
    expect(banks['data']).toMatchObject({ local: { name_in_bank: 'Zoë & Söhne', bank_account: '123456789012' } });
  });

  it('reads no fields from JSON, and explains why', async () => {
    const headers = { ...(await bearer(mock, 'new@test.com', 'wapi-user-all')), 'content-type': 'application/json' };
    const response = await mock.fetch(`${BASE_URL}/user/banks/local`, {
      method: 'POST',
      headers,
      body: JSON.stringify(LOCAL_BANK),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: 'The bank name field is required.' });
    expect(response.headers.get('x-wapi-mock-explain')).toContain('application/json');
  });

  it('treats empty values as missing and ignores unknown fields', async () => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const reply = await send(mock, 'PATCH', '/user/banks/local', {
      headers,
      form: { name_in_bank: '', nickname: 'x' },
    });
    expect(reply.body).toEqual({ message: 'No fields provided to update.' });
  });

  it.each([
    ['name_in_bank=First&name_in_bank=Last', 200, 'Last'],
    ['name_in_bank=First&name_in_bank=', 400, 'John Smith'],
  ])('uses the last value of a repeated field: %s', async (body, status, name) => {
    const headers = {
      ...(await bearer(mock, 'wapi@test.com', 'wapi-user-all')),
      'content-type': 'application/x-www-form-urlencoded',
    };
    expect((await mock.fetch(`${BASE_URL}/user/banks/local`, { method: 'PATCH', headers, body })).status).toBe(status);
    expect((await send(mock, 'GET', '/user/banks/local', { headers })).body['data']).toMatchObject({
      local: { name_in_bank: name },
    });
  });

  it.each([
    ['bank_account', '12-34', 'The bank account format is invalid.'],
    ['name_in_bank', 'x'.repeat(256), 'The name in bank must not be greater than 255 characters.'],
  ])('checks %s', async (field, value, message) => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    expect((await send(mock, 'PATCH', '/user/banks/local', { headers, form: { [field]: value } })).body).toEqual({
      message,
    });
  });

  it('reports the first invalid field in the order of the spec', async () => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const reply = await send(mock, 'POST', '/user/banks/local', {
      headers,
      form: { bank_account: 'x', bank_name: 'Republic Bank LTD' },
    });
    expect(reply.body).toEqual({ message: 'The name in bank field is required.' });
  });

  it.each(['png', 'jpg', 'gif', 'bmp'])('recognizes a %s by its content, not by its name', async (type) => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const picture = image(type, { name: 'picture.txt', size: 5_242_880 });
    expect((await send(mock, 'POST', '/user/picture', { headers, form: { picture } })).status).toBe(201);
  });

  it.each([
    ['a WebP', image('webp', { name: 'photo.png' }), 400],
    ['an empty file', new File([], 'photo.png'), 400],
    ['an SVG', new File(['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'], 'a.svg'), 201],
    ['HTML', new File(['<!doctype html><p>svg</p>'], 'a.svg'), 400],
  ])('accepts or rejects a picture by its content: %s', async (_name, picture, status) => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    expect((await send(mock, 'POST', '/user/picture', { headers, form: { picture } })).status).toBe(status);
  });

  it('rejects text instead of a file', async () => {
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const reply = await send(mock, 'POST', '/user/picture', { headers, form: { picture: 'photo.png' } });
    expect(reply.body).toEqual({ message: 'The picture must be a file.' });
  });

  it('reads a path with a slash at its end as the path without it', async () => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all wapi-withdrawals-all');
    for (const path of ['/user/', '/user//', '/withdrawals/?page=1', '/user/banks/local/'])
      expect((await send(mock, 'GET', path, { headers })).status, path).toBe(200);
    expect((await send(mock, 'GET', '/accounts/')).status).toBe(405);
  });

  it('warns that a boolean in a query should be 1 or 0', async () => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-withdrawals-all');
    const why = async (value: string) =>
      (await send(mock, 'GET', `/withdrawals?with_deleted=${value}`, { headers })).why.includes('as 1 or 0');
    expect([await why('true'), await why('false'), await why('1'), await why('0'), await why('')]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('without rate limits, the headers say the documented limit and as many remaining requests', async () => {
    const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const limit = contract.operations.find(({ id }) => id === 'getUserProfile')?.rateLimit.requests;
    for (let sent = 0; sent < 20; sent += 1) {
      const reply = await send(mock, 'GET', '/user', { headers });
      expect([reply.headers.get('x-ratelimit-limit'), reply.headers.get('x-ratelimit-remaining')]).toEqual([
        String(limit),
        String(limit),
      ]);
    }
  });

  it('returns 404 for an unknown path, and for a path that is not UTF-8', async () => {
    for (const path of ['/nothing', '/transactions//refund', '/accounts/%zz', '/accounts/%ff']) {
      expect((await send(mock, 'GET', path)).body, path).toEqual({ message: 'Not Found' });
    }
  });
});

describe('platforms', () => {
  it.each(['bb', 'gd', 'gy', 'jm', 'tt'] satisfies Platform[])(
    '%s has its own country and currency',
    async (platform) => {
      const mock = createMock({ platform });
      const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
      const { country, currency } = contract.platforms[platform];
      expect((await send(mock, 'GET', '/user', { headers })).body['data']).toMatchObject({
        country,
        balances: { local: { currency } },
      });
      expect((await send(mock, 'GET', '/user/banks/local', { headers })).body['data']).toMatchObject({
        local: { currency },
      });
    },
  );

  it('require and return two more fields in Jamaica', async () => {
    const mock = createMock({ platform: 'jm' });
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const create = (extra: Record<string, string>) =>
      send(mock, 'POST', '/user/banks/local', { headers, form: { ...LOCAL_BANK, ...extra } });

    expect((await create({})).body).toEqual({ message: 'The bank account type field is required.' });
    expect((await create({ bank_account_type: 'gold' })).body).toEqual({
      message: 'The selected bank account type is invalid.',
    });
    expect((await create({ bank_account_type: 'saving', bank_branch: 'Kingston' })).status).toBe(201);
    const { body } = await send(mock, 'GET', '/user/banks/local', { headers });
    expect(body['data']).toMatchObject({ local: { bank_account_type: 'saving', bank_branch: 'Kingston' } });
  });

  it('ignore the two fields on other platforms', async () => {
    const mock = createMock();
    const headers = await bearer(mock, 'new@test.com', 'wapi-user-all');
    const form = { ...LOCAL_BANK, bank_account_type: 'gold', bank_branch: 'Kingston' };
    expect((await send(mock, 'POST', '/user/banks/local', { headers, form })).status).toBe(201);
    const { body } = await send(mock, 'GET', '/user/banks/local', { headers });
    expect(body['data']).toMatchObject({ local: { bank_account_type: null, bank_branch: null } });
  });

  it.each([
    [
      { ratelimit: false },
      'createMock: unknown option "ratelimit". Known options: spec, platform, rateLimit, stateless, store, ' +
        'onStoreChange, clock, requestLog, recorder, seed, withdrawalSchedule, webhooks.',
    ],
    [
      { webhooks: { retryDelay: 1 } },
      'createMock: unknown option "webhooks.retryDelay". Known options: webhooks.fetch, webhooks.retryDelays, webhooks.endpoints.',
    ],
    [
      { webhooks: { retryDelays: [-1] } },
      'createMock: "webhooks.retryDelays" must be a list of seconds from 0 to 2147483, received [ -1 ].',
    ],
    [
      { withdrawalSchedule: [{ after: 1, status: 10 }] },
      'createMock: "withdrawalSchedule" must be a list of { after: seconds, status: 0 | 1 |',
    ],
    [{ rateLimit: 'no' }, 'createMock: "rateLimit" must be a boolean, received string.'],
    [{ clock: 5 }, 'createMock: "clock" must be a function, received number.'],
    ...[() => new Date(), () => Number.NaN, () => -1, () => 1e300, () => '5'].map((clock): [object, string] => [
      { clock },
      'createMock: "clock" must return milliseconds from 1970 to 9999, received ',
    ]),
    [null, 'createMock: the options must be an object, received null.'],
    [5, 'createMock: the options must be an object, received 5.'],
    [[], 'createMock: the options must be an object, received [].'],
    [{ webhooks: null }, 'createMock: "webhooks" must be an object, received null.'],
    [{ webhooks: { fetch: 5 } }, 'createMock: "webhooks.fetch" must be a function, received number.'],
    [{ webhooks: { endpoints: 5 } }, 'createMock: "webhooks.endpoints" must be a list, received number.'],
    [{ webhooks: { endpoints: [null] } }, 'createMock: "url" of "webhooks.endpoints" must be an http or https URL.'],
    [{ withdrawalSchedule: [null] }, 'createMock: "withdrawalSchedule" must be a list of'],
    [{ recorder: {} }, 'createMock: "recorder" must be a recorder. Create it with createRecorder().'],
    [
      { store: 'redis://127.0.0.1/0', stateless: true },
      'createMock: "store" and "stateless" cannot be combined. Remove one of them.',
    ],
    ...[
      5,
      '',
      'redis',
      'http://127.0.0.1',
      'redis://',
      'redis:///0',
      'redis://127.0.0.1/a',
      'redis://127.0.0.1/0?prefix=a',
      'redis://127.0.0.1:99999',
    ].map((store): [object, string] => [
      { store },
      'createMock: "store" must be a Redis URL such as redis://127.0.0.1:6379/0.',
    ]),
  ])('createMock rejects %j', (options, message) => {
    expect(() => createMock(options as never)).toThrow(message);
  });

  it('createMock rejects an unknown platform', () => {
    expect(() => createMock({ platform: 'us' as Platform })).toThrow('bb, gd, gy, jm, tt');
  });
});
