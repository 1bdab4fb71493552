import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWapi, memoryTokenStore, type StoredTokens, type TokenStore } from '../../src/index.js';
import { BASE_URL, toFetch, withoutPacingOrRetries, getRejection } from '../support/recording-client.js';
import { auth, createTokenServer, GRANT, PROFILE, REFRESH } from '../support/token-server.js';

const LIFETIME = 43_200_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2025, 2, 6) }));
afterEach(() => void vi.useRealTimers());

async function stored(tokens: Partial<StoredTokens>): Promise<TokenStore> {
  const store = memoryTokenStore();
  await store.update(async () => ({
    owner: '',
    accessToken: 'foreign',
    refreshToken: 'foreign-too',
    expiresAt: Date.now() + LIFETIME,
    ...tokens,
  }));
  return store;
}

describe('clients that share a store, as processes do', () => {
  test('use the token that one of them was granted', async () => {
    const world = await createTokenServer();
    const store = memoryTokenStore();
    await world.client({ store }).user.getProfile();
    await world.client({ store }).user.getProfile();

    expect(world.sent).toEqual([GRANT, PROFILE, PROFILE]);
    expect(world.tokens).toEqual([undefined, 'token 1', 'token 1']);
  });

  test('are granted one token when they start at once', async () => {
    const world = await createTokenServer();
    const store = memoryTokenStore();
    await Promise.all([1, 2, 3].map(() => world.client({ store }).user.getProfile()));
    expect([world.count(GRANT), world.count(PROFILE)]).toEqual([1, 3]);
  });

  test.each(['expired', 'revoked'])('spend the refresh token once after theirs was %s', async (how) => {
    const world = await createTokenServer();
    const store = memoryTokenStore();
    const clients = [world.client({ store }), world.client({ store })];
    for (const wapi of clients) await wapi.user.getProfile();
    if (how === 'revoked') await world.revokeLastToken();
    else vi.setSystemTime(Date.now() + LIFETIME);
    const results = await Promise.all([...clients, ...clients].map((wapi) => wapi.user.getProfile()));

    expect(results.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect([world.count(REFRESH), world.count(GRANT)]).toEqual([1, 1]);
    expect(world.tokens.slice(-2)).toEqual(['token 2', 'token 2']);
  });

  test('take a stored token that has not expired when theirs is refused, and leave its renewal to others', async () => {
    const world = await createTokenServer();
    const store = memoryTokenStore();
    const wapi = world.client({ store });
    await wapi.user.getProfile();
    const { refreshToken = '' } = (await store.read()) ?? {};
    const pair = (await (
      await world.ask('POST', '/auth/tokens/refresh', { refresh_token: refreshToken })
    ).json()) as Record<string, string>;
    const { access_token: accessToken = '', refresh_token: next = '' } = pair;
    await store.update(
      async (own) => own && { ...own, accessToken, refreshToken: next, expiresAt: Date.now() + 100_000 },
    );
    await world.revokeLastToken();

    expect((await wapi.user.getProfile()).status).toBe(200);
    expect(world.sent).toEqual([GRANT, PROFILE, PROFILE, PROFILE]);
    expect(world.tokens.at(-1)).toBe('token 2');
  });

  test('take the stored token if theirs is refused much later', async () => {
    const world = await createTokenServer();
    const store = memoryTokenStore();
    const [early, late] = [world.client({ store }), world.client({ store })];
    await early.user.getProfile();
    await late.user.getProfile();
    await world.revokeLastToken();
    await early.user.getProfile();
    expect((await late.user.getProfile()).status).toBe(200);
    expect([world.count(REFRESH), world.count(GRANT)]).toEqual([1, 1]);
  });
});

describe('tokens of another owner are never sent:', () => {
  test.each<[whose: string, owner: string]>([
    ['another account', `${BASE_URL} other@test.com wapi-user-all`],
    ['another server', `https://tt.wipayfinancial.com/wapi ${auth.email} wapi-user-all`],
    ['other scopes', `${BASE_URL} ${auth.email} wapi-transactions-all`],
    ['no user', ''],
  ])('%s', async (_whose, owner) => {
    const world = await createTokenServer();
    const bodies: string[] = [];
    const store = await stored({ owner });
    const wapi = createWapi({
      ...withoutPacingOrRetries,
      baseUrl: BASE_URL,
      auth: { ...auth, store },
      fetch: toFetch(async (request) => {
        bodies.push(`${request.headers.get('Authorization')} ${await request.clone().text()}`);
        return request.url.endsWith('/tokens')
          ? world.ask('POST', '/auth/tokens', { ...auth, scopes: auth.scopes[0] })
          : Response.json({ message: 'OK' });
      }),
    });
    await wapi.user.getProfile();

    expect(bodies).toHaveLength(2);
    expect(bodies.join('\n')).not.toContain('foreign');
    expect((await store.read())?.owner).toBe(`${BASE_URL} ${auth.email} wapi-user-all`);
  });

  test('the same scopes in another order belong to the same owner', async () => {
    const world = await createTokenServer();
    const store = memoryTokenStore();
    const options = {
      ...withoutPacingOrRetries,
      baseUrl: BASE_URL,
      fetch: async (): Promise<Response> => Response.json({ message: 'OK' }),
    };
    await store.update(async () => ({
      owner: `${BASE_URL} ${auth.email} wapi-transactions-all wapi-user-all`,
      accessToken: 'own',
      refreshToken: 'own-too',
      expiresAt: Date.now() + LIFETIME,
    }));
    const seen: (string | null)[] = [];
    const fetch = toFetch(async (request) => (seen.push(request.headers.get('Authorization')), options.fetch()));
    await createWapi({
      ...options,
      fetch,
      auth: { ...auth, scopes: ['wapi-user-all', 'wapi-transactions-all'], store },
    }).user.getProfile();

    expect(seen).toEqual(['Bearer own']);
    expect(world.sent).toEqual([]);
  });
});

describe('a store that contains an unsendable token', () => {
  const good = {
    owner: `${BASE_URL} ${auth.email} wapi-user-all`,
    accessToken: 'SECRET-a',
    refreshToken: 'SECRET-r',
    expiresAt: Date.now() + LIFETIME,
  };
  test.each<[string, object]>([
    ['a token with a line break', { accessToken: 'SECRET-a\r\nSECRET-b' }],
    ['a token of other letters', { accessToken: 'SECRET-\u0142' }],
    ['no token', { accessToken: undefined }],
    ['no refresh token', { refreshToken: '' }],
    ['no time', { expiresAt: 'soon' }],
  ])('counts as empty: %s', async (_name, change) => {
    const store = memoryTokenStore();
    await store.update(async () => ({ ...good, ...change }) as typeof good);
    const world = await createTokenServer();
    const wapi = world.client({ store });

    expect((await wapi.user.getProfile()).status).toBe(200);
    expect(world.sent).toEqual([GRANT, PROFILE]);
    expect(JSON.stringify(await store.read())).not.toContain('SECRET');
  });
});

describe('revoking', () => {
  test('forgets the tokens, so that the next call is granted new ones', async () => {
    const world = await createTokenServer();
    const store = memoryTokenStore();
    const wapi = world.client({ store });
    await wapi.user.getProfile();
    expect((await wapi.auth.revoke()).status).toBe(200);
    expect(await store.read()).toBeUndefined();

    expect((await wapi.user.getProfile()).status).toBe(200);
    expect(world.sent).toEqual([GRANT, PROFILE, 'DELETE /auth/tokens', GRANT, PROFILE]);
    expect(world.tokens).toEqual([undefined, 'token 1', 'token 1', undefined, 'token 2']);
  });

  test('forgets tokens that are renewed at the same time', async () => {
    const world = await createTokenServer(async (request, next) => {
      if (request.url.endsWith('/refresh')) await new Promise((resolve) => setTimeout(resolve, 20));
      return next(request);
    });
    const store = memoryTokenStore();
    const { update } = store;
    let delay = 40;
    // Like a file store, releases its lock before every reader sees the new content.
    store.update = async (change) => {
      const found = await update(change);
      await new Promise((resolve) => setTimeout(resolve, (delay /= 2)));
      return found;
    };
    const wapi = world.client({ store });
    await wapi.user.getProfile();
    vi.setSystemTime(Date.now() + LIFETIME - 60_000);
    await Promise.all([wapi.user.getProfile(), wapi.auth.revoke()]);

    expect(await store.read()).toBeUndefined();
    await wapi.user.getProfile();
    expect(world.count(GRANT)).toBe(2);
  });

  test('keeps the tokens of another owner', async () => {
    const world = await createTokenServer();
    const store = memoryTokenStore();
    const wapi = world.client({ store });
    await wapi.user.getProfile();
    const foreign = { owner: 'another', accessToken: 'a', refreshToken: 'b', expiresAt: 1 };
    await store.update(async () => foreign);
    await wapi.auth.revoke();
    expect(await store.read()).toEqual(foreign);
  });

  test('renews nothing if it is refused', async () => {
    const world = await createTokenServer();
    const wapi = world.client();
    await wapi.user.getProfile();
    await world.revokeLastToken();
    expect(await wapi.auth.revoke()).toMatchObject({ status: 401, call: { attempts: 1 } });
    expect(world.count(REFRESH)).toBe(0);
  });
});

describe('a store that fails', () => {
  const cause = new Error('disk is full');
  test.each<[string, Partial<TokenStore>]>([
    ['to read', { read: () => Promise.reject(cause) }],
    ['to update', { update: () => Promise.reject(cause) }],
  ])('to %s fails the call before it is sent', async (_name, broken) => {
    const world = await createTokenServer();
    const wapi = world.client({ store: { ...memoryTokenStore(), ...broken } });
    const error = await getRejection(wapi.user.getProfile());

    expect(error).toMatchObject({ name: 'WapiAuthError', operationId: 'getUserProfile', maybeSent: false, cause });
    expect(error.message).toBe(
      '[GET] /user: could not get an access token: the token store failed. The request was not sent',
    );
    expect(world.count(PROFILE)).toBe(0);
  });

  test('to save the tokens fails the call too', async () => {
    const world = await createTokenServer();
    const error = await getRejection(
      world.client({ store: { read: async () => undefined, update: async () => undefined } }).user.getProfile(),
    );
    expect(error.message).toBe(
      '[GET] /user: could not get an access token: the token store did not return the saved tokens. The request ' +
        'was not sent',
    );
  });
});

describe('the store in memory', () => {
  const pair = (accessToken: string): StoredTokens => ({ owner: 'o', accessToken, refreshToken: 'r', expiresAt: 1 });

  test('runs updates one after the other', async () => {
    const store = memoryTokenStore();
    const found: unknown[] = [];
    const change = (name: string) =>
      store.update(async (current) => {
        found.push(current?.accessToken);
        await new Promise((resolve) => setTimeout(resolve, 1));
        return pair(name);
      });
    await Promise.all([change('a'), change('b'), change('c')]);
    expect(found).toEqual([undefined, 'a', 'b']);
  });

  test('is unchanged after a failed update, and remains usable', async () => {
    const store = memoryTokenStore();
    await store.update(async () => pair('a'));
    await expect(store.update(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect((await store.read())?.accessToken).toBe('a');
    await store.update(async () => undefined);
    expect(await store.read()).toBeUndefined();
  });
});
