import { contract } from '@wapi/types';
import { afterAll, describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import { bearer, persona, send } from '../support/caller.js';

describe('credentials', () => {
  const mock = createMock({ rateLimit: false });
  afterAll(() => mock.close());
  const profile = (headers: Record<string, string>) => send(mock, 'GET', '/user', { headers });

  it('include a token, whatever the case of "Bearer"', async () => {
    const { authorization } = await bearer(mock, 'wapi@test.com', 'wapi-user-retrieve');
    expect((await profile({ authorization })).status).toBe(200);
    expect((await profile({ authorization: authorization.replace('Bearer', 'bearer') })).status).toBe(200);
  });

  it('include a key', async () => {
    const { key } = await persona(mock, 'wapi@test.com');
    expect(key).toMatch(/^wapi_test_[0-9a-f]{18}_[0-9a-f]{64}$/);
    const { status, body } = await profile({ 'x-wapi-key': key ?? '' });
    expect(status).toBe(200);
    expect(body['data']).toMatchObject({ email: 'wapi@test.com' });
  });

  it('are rejected if a token and a key are sent together', async () => {
    const token = await bearer(mock, 'wapi@test.com', 'wapi-user-all');
    const { key } = await persona(mock, 'wapi@test.com');
    const reply = await profile({ ...token, 'x-wapi-key': key ?? '' });
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ message: 'Unauthorized' });
    expect(reply.why).toContain('both');
  });

  it.each([
    ['an unknown token', { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }],
    ['a different scheme', { authorization: 'Basic d2FwaTp3YXBp' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['an unknown key', { 'x-wapi-key': `wapi_test_${'0'.repeat(18)}_${'0'.repeat(64)}` }],
    ['a malformed key', { 'x-wapi-key': 'wapi_test_short' }],
  ])('exclude %s', async (_name, headers) => {
    expect((await profile(headers)).status).toBe(401);
  });

  it('exclude a live key, because the mock is a sandbox', async () => {
    const { key } = await persona(mock, 'wapi@test.com');
    const reply = await profile({ 'x-wapi-key': (key ?? '').replace('wapi_test_', 'wapi_live_') });
    expect([reply.status, reply.why]).toEqual([401, expect.stringContaining('live')]);
  });

  it.each(['expired', 'revoked'] as const)('exclude an %s key', async (status) => {
    const { keys } = await persona(mock, 'wapi@test.com');
    const reply = await profile({ 'x-wapi-key': keys.find((key) => key.status === status)?.key ?? '' });
    expect([reply.status, reply.why]).toEqual([401, expect.stringContaining(status)]);
  });

  it('never appear in the reason of a response', async () => {
    const secret = `wapi_test_${'a'.repeat(18)}_${'b'.repeat(64)}`;
    const reply = await profile({ 'x-wapi-key': secret });
    expect(JSON.stringify([...reply.headers])).not.toContain('bbbb');
  });

  it('expire after 43,200 seconds', async () => {
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

  it.each(
    contract.operations
      .filter(({ scopes }) => scopes.length > 0)
      .map(({ id, method, path, scopes }) => ({ id, method, path, scopes })),
  )(
    '$id takes its own scope and the parent, and no sibling',
    async ({ method, path, scopes: [scope = 'wapi-user-all' as never] }) => {
      const info = contract.credentials.bearer.scopes[scope];
      const url = path.replace('{account_number}', '1428855397');
      const siblings = Object.entries(contract.credentials.bearer.scopes).filter(
        ([name, { parent }]) => parent === info.parent && name !== scope,
      );
      const status = async (scopes: string) =>
        (await send(mock, method, url, { headers: await bearer(mock, 'mma@test.com', scopes) })).status;

      expect(await status(scope)).not.toBe(403);
      expect(await status(info.parent ?? '')).not.toBe(403);
      expect(await status(siblings.map(([name]) => name).join(' '))).toBe(403);
    },
  );
});

describe('rate limits', () => {
  it('count down for each operation and credential, and restart after a minute', async () => {
    let now = 0;
    // Use in-memory storage, because Redis ends rate-limit windows by its own clock.
    const mock = createMock({ clock: () => now, store: undefined });
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
