import { createRawClient } from '../../src/raw.js';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWapi, type WapiAuth, type WapiOptions } from '../../src/index.js';
import {
  BASE_URL,
  jsonResponse,
  KEY,
  LIVE_KEY,
  createRecordingClient,
  withoutPacingOrRetries,
  getRejection,
  getThrown,
  TOKEN,
} from '../support/recording-client.js';

describe('createWapi refuses', () => {
  test.each<[name: string, auth: unknown, message: string]>([
    ['two credentials', { token: TOKEN, key: KEY }, 'auth must be exactly one credential, received token and key'],
    [
      'a password and a key',
      { email: 'a@b.c', password: 'x', scopes: 'wapi-user-all', key: KEY },
      'auth must be exactly one credential, received email and key',
    ],
    ['no password', { email: 'a@b.c', scopes: ['wapi-user-all'] }, 'auth.password must not be empty'],
    ['no scopes', { email: 'a@b.c', password: 'x', scopes: [] }, 'auth.scopes must not be empty'],
    ['no credential in auth', {}, 'auth must be { email, password, scopes }, { token }'],
    ['null', null, 'auth must be { email, password, scopes }, { token }'],
    ['an undefined token', { token: undefined }, 'auth must be { email, password, scopes }, { token }'],
    ['a number as key', { key: 7 }, 'auth must be { email, password, scopes }, { token }'],
    ['a key without a prefix', { key: 'secret-but-wrong' }, 'auth.key must start with wapi_live_ or wapi_test_'],
    ['a key in upper case', { key: KEY.toUpperCase() }, 'auth.key must start with wapi_live_ or wapi_test_'],
    ['a key of no environment', { key: KEY.replace('test', 'constructor') }, 'auth.key must start with'],
    ['a key behind a space', { key: ` ${KEY}` }, 'auth.key must start with wapi_live_ or wapi_test_'],
    ['a key with a line break', { key: `${KEY}\n` }, 'auth.key must not contain spaces or control characters'],
    ['a token with its scheme', { token: `Bearer ${TOKEN}` }, 'auth.token must not contain spaces'],
    ['a token with a line break', { token: `${TOKEN}\n` }, 'auth.token must not contain spaces'],
    [
      'a key as token',
      { token: KEY },
      'auth.token must be an access token, received a WAPI Key. Pass it as auth: { key }',
    ],
    [
      'a short key as token',
      { token: 'wapi_test_short' },
      'auth.token must be an access token, received a WAPI Key. Pass it as auth: { key }',
    ],
  ])('%s', (_name, auth, message) => {
    const error = getThrown(() => createWapi({ ...withoutPacingOrRetries, baseUrl: BASE_URL, auth: auth as WapiAuth }));
    expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false });
    expect(error.message).toContain(message);
    for (const secret of [KEY, TOKEN, 'secret-but-wrong']) expect(error.message).not.toContain(secret);
  });
});

describe('a client at module level', () => {
  test.each<[name: string, auth: WapiOptions['auth'], message: string]>([
    ['an empty key', { key: '' }, 'createWapi: auth.key must not be empty'],
    ['an empty token', { token: '' }, 'createWapi: auth.token must be a non-empty string'],
    ['an empty password', { email: 'a@b.c', password: '', scopes: 'wapi-user-all' }, 'auth.password must not be empty'],
    ['an empty e-mail address', { email: '', password: 'x', scopes: 'wapi-user-all' }, 'auth.email must not be empty'],
    ['a function that returns an empty key', () => ({ key: '' }), 'createWapi: auth.key must not be empty'],
    ['a function that returns a wrong key', () => ({ key: 'secret-but-wrong' }), 'auth.key must start with wapi_live_'],
  ])('with %s is rejected at its first call', async (_name, auth, message) => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    const wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: BASE_URL, fetch, auth } as WapiOptions);
    const error = await getRejection(wapi.user.getProfile());
    expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false, operationId: 'getUserProfile' });
    expect(error.message).toContain(message);
    expect(fetch).not.toHaveBeenCalled();
  });

  test('fails a call whose credential function fails before it is sent, and tries again at the next call', async () => {
    const cause = new Error('vault down');
    let working = false;
    const { wapi, seen } = createRecordingClient((() => {
      if (!working) throw cause;
      return { key: KEY };
    }) as never);
    for (const call of [wapi.user.getProfile(), createRawClient(wapi).GET('/user')]) {
      const error = await getRejection(call);
      expect(error).toMatchObject({ name: 'WapiAuthError', maybeSent: false, operationId: 'getUserProfile', cause });
      expect(error.message).toBe('[GET] /user: auth() failed. The request was not sent');
    }
    expect(seen).toHaveLength(0);
    working = true;
    expect((await wapi.user.getProfile()).status).toBe(200);
  });

  test('rejects an asynchronous credential function, also one that rejects, without an unhandled rejection', async () => {
    const unhandled = vi.fn<(reason: unknown) => void>();
    process.on('unhandledRejection', unhandled);
    try {
      const { wapi, seen } = createRecordingClient((async () => Promise.reject(new Error('vault down'))) as never);
      const error = await getRejection(wapi.user.getProfile());
      expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false });
      expect(error.message).toContain('auth must be { email, password, scopes }, { token } or { key }');
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(seen).toHaveLength(0);
      expect(unhandled).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unhandled);
    }
  });

  test('reads its credential from a function once, at the first call that needs it', async () => {
    const auth = vi.fn<() => { key: string }>(() => ({ key: KEY }));
    const fetch = async (_url: string, init: RequestInit) =>
      jsonResponse({ key: new Headers(init.headers).get('X-WAPI-Key') });
    const wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: BASE_URL, fetch, auth });
    await wapi.withdrawals.getMeta();
    expect(auth).not.toHaveBeenCalled();
    for (let call = 0; call < 2; call += 1) expect((await wapi.user.getProfile()).data).toEqual({ key: KEY });
    expect(auth).toHaveBeenCalledTimes(1);
  });
});

describe('a key of one environment', () => {
  const live = 'https://tt.wipayfinancial.com/wapi';
  const sandbox = 'https://ttsb.wipayfinancial.com/wapi';

  test.each<[name: string, options: WapiOptions]>([
    ['live key, sandbox', { platform: 'tt', environment: 'sandbox', auth: { key: LIVE_KEY } }],
    ['test key, live', { platform: 'tt', environment: 'live', auth: { key: KEY } }],
    ['live key, sandbox behind a proxy', { environment: 'sandbox', baseUrl: BASE_URL, auth: { key: LIVE_KEY } }],
    ['live key, the sandbox server by URL', { baseUrl: sandbox, auth: { key: LIVE_KEY } }],
    ['test key, the live server by URL', { baseUrl: live, auth: { key: KEY } }],
  ])('is rejected: %s', (_name, options) => {
    expect(() => createWapi(options)).toThrow(
      /^createWapi: auth.key must be a (live|sandbox) key, received a (sandbox|live) key$/,
    );
  });

  test.each<[name: string, options: WapiOptions]>([
    ['live key, live', { platform: 'tt', environment: 'live', auth: { key: LIVE_KEY } }],
    ['test key, sandbox', { platform: 'tt', environment: 'sandbox', auth: { key: KEY } }],
    ['test key, the sandbox server by URL', { baseUrl: sandbox, auth: { key: KEY } }],
    ['test key, an unknown server', { baseUrl: BASE_URL, auth: { key: KEY } }],
    ['live key, an unknown server', { baseUrl: BASE_URL, auth: { key: LIVE_KEY } }],
  ])('is accepted: %s', (_name, options) => {
    expect(() => createWapi(options)).not.toThrow();
  });
});

describe('a key', () => {
  const warn = vi.spyOn(console, 'warn');
  beforeEach(() => warn.mockReset().mockImplementation(() => {}));
  afterAll(() => warn.mockRestore());

  test.each([
    ['of another length', 'wapi_test_short'],
    ['with other characters', KEY.replace(/.$/, 'z')],
    ['with nothing behind its prefix', 'wapi_test_'],
  ])('%s is sent, with one warning per client that does not contain it', async (_name, key) => {
    const { wapi, seen } = createRecordingClient({ key });
    await wapi.user.getProfile();
    await wapi.user.getBanks();

    expect(seen.map(({ headers }) => headers.get('X-WAPI-Key'))).toEqual([key, key]);
    expect(warn.mock.calls).toEqual([
      [expect.stringMatching(/^createWapi: auth\.key does not match \^wapi_\(live\|test\)_.*\. It is sent unchanged/)],
    ]);
    expect(String(warn.mock.calls)).not.toContain(key);
  });

  test.each([
    ['lower', KEY],
    ['upper', `wapi_test_${KEY.slice('wapi_test_'.length).toUpperCase()}`],
  ])('with hexadecimal digits in %s case is sent without a warning', async (_case, key) => {
    const { wapi, seen } = createRecordingClient({ key });
    await wapi.user.getProfile();

    expect(seen[0]?.headers.get('X-WAPI-Key')).toBe(key);
    expect(warn).not.toHaveBeenCalled();
  });

  test('of another length is still checked for its environment', () => {
    const options: WapiOptions = { platform: 'tt', environment: 'sandbox', auth: { key: 'wapi_live_short' } };
    expect(() => createWapi(options)).toThrow('auth.key must be a sandbox key, received a live key');
    expect(warn).not.toHaveBeenCalled();
  });
});

describe('a token function', () => {
  test('is called for every request that needs a credential', async () => {
    let calls = 0;
    const { wapi, seen } = createRecordingClient({ token: () => `token-${++calls}` });
    await wapi.withdrawals.getMeta();
    await wapi.user.getProfile();
    await wapi.user.getBanks();

    expect(seen.map(({ headers }) => headers.get('Authorization'))).toEqual([null, 'Bearer token-1', 'Bearer token-2']);
  });

  test('that fails prevents the request, and its error is the cause', async () => {
    const cause = new Error('vault is down');
    const { wapi, seen } = createRecordingClient({ token: () => Promise.reject(cause) });
    const error = await getRejection(wapi.user.getProfile());

    expect(error).toMatchObject({ name: 'WapiAuthError', operationId: 'getUserProfile', maybeSent: false, cause });
    expect(error.message).toBe('[GET] /user: auth.token() failed. The request was not sent');
    expect(seen).toHaveLength(0);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty string', ''],
    ['two lines', `${TOKEN}\nX: y`],
    ['a key', KEY],
  ])('that returns %s prevents the request', async (_name, value) => {
    const { wapi, seen } = createRecordingClient({ token: () => value as string });
    const error = await getRejection(wapi.user.getProfile());

    expect(error).toMatchObject({ name: 'WapiConfigError', operationId: 'getUserProfile' });
    expect(error.message).toContain("[GET] /user: auth.token()'s result");
    expect(error.message).not.toContain(TOKEN);
    expect(seen).toHaveLength(0);
  });
});

describe('a credential in a header is rejected:', () => {
  test.each([['Authorization'], ['authorization'], ['X-WAPI-Key'], ['x-wapi-key']])('%s', async (name) => {
    const { wapi, seen } = createRecordingClient({ token: TOKEN });
    const headers = { [name]: 'mine' };

    await expect(wapi.user.getProfile({ headers })).rejects.toThrow(
      '[GET] /user: Authorization and X-WAPI-Key must be left out, because the client sets them',
    );
    await expect(createRawClient(wapi).GET('/user', { headers })).rejects.toThrow(
      '[GET] /user: Authorization and X-WAPI-Key must be left out, because the client sets them',
    );
    expect(seen).toHaveLength(0);
  });
});

test('other headers of a call are sent, and Accept stays JSON', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, () => jsonResponse({ message: 'OK' }));
  await wapi.user.getProfile({ headers: { 'X-Request-Id': '7', Accept: 'text/html' } });
  await wapi.user.getProfile({ headers: new Headers({ 'X-Request-Id': '8' }) });

  expect(seen.map(({ headers }) => [headers.get('X-Request-Id'), headers.get('Accept')])).toEqual([
    ['7', 'application/json'],
    ['8', 'application/json'],
  ]);
});

test('a header that HTTP does not allow is rejected without quoting it', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const error = await getRejection(wapi.user.getProfile({ headers: { 'X-Note': 'private\nvalue' } }));

  expect(error).toMatchObject({ name: 'WapiConfigError', operationId: 'getUserProfile' });
  expect(error.message).not.toContain('private');
  expect(seen).toHaveLength(0);
});
