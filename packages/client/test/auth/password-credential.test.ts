import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { getRejection } from '../support/recording-client.js';
import { createCountingStore, createTokenServer, GRANT, PROFILE, REFRESH } from '../support/token-server.js';

const LIFETIME = 43_200_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2025, 2, 6) }));
afterEach(() => void vi.useRealTimers());

function pass(milliseconds: number): void {
  vi.setSystemTime(Date.now() + milliseconds);
}

describe('the first token', () => {
  test('is granted at the first call that needs one, and used again', async () => {
    const world = await createTokenServer();
    const wapi = world.client();
    await wapi.withdrawals.getMeta();
    expect(world.sent).toEqual(['GET /withdrawals/meta']);

    expect((await wapi.user.getProfile()).status).toBe(200);
    expect((await wapi.user.getBanks()).status).toBe(200);
    expect(world.sent.slice(1)).toEqual([GRANT, PROFILE, 'GET /user/banks']);
    expect(world.tokens.slice(1)).toEqual([undefined, 'token 1', 'token 1']);
  });

  test('is granted once for fifty calls at once', async () => {
    const world = await createTokenServer();
    const wapi = world.client();
    const results = await Promise.all(Array.from({ length: 50 }, () => wapi.user.getProfile()));

    expect(new Set(results.map(({ status }) => status))).toEqual(new Set([200]));
    expect([world.count(GRANT), world.count(PROFILE), world.count(REFRESH)]).toEqual([1, 50, 0]);
    expect(new Set(world.tokens)).toEqual(new Set([undefined, 'token 1']));
  });

  test('is granted once if each call reads the store at another time', async () => {
    const world = await createTokenServer();
    const store = createCountingStore();
    let reads = 0;
    const { read } = store;
    store.read = async () => {
      const found = await read();
      await new Promise((resolve) => setTimeout(resolve, 5 * reads++));
      return found;
    };
    const wapi = world.client({ store });
    const results = await Promise.all(Array.from({ length: 10 }, () => wapi.user.getProfile()));

    expect(results.every(({ status }) => status === 200)).toBe(true);
    expect([world.count(GRANT), world.count(REFRESH), store.updates]).toEqual([1, 0, 1]);
  });
});

describe('a token that will expire', () => {
  test.each<[left: number, how: string, sent: string[], token: string]>([
    [301_000, 'is sent unchanged', [PROFILE], 'token 1'],
    [299_000, 'is sent, and refreshed in the background', [REFRESH, PROFILE], 'token 1'],
    [31_000, 'is sent, and refreshed beside the call', [REFRESH, PROFILE], 'token 1'],
    [29_000, 'is refreshed first', [REFRESH, PROFILE], 'token 2'],
    [-1000, 'is refreshed first', [REFRESH, PROFILE], 'token 2'],
  ])('in %i ms %s', async (left, _how, sent, token) => {
    const world = await createTokenServer();
    const wapi = world.client();
    await wapi.user.getProfile();
    pass(LIFETIME - left);

    expect((await wapi.user.getProfile()).status).toBe(200);
    await expect.poll(() => world.sent.slice(2).toSorted()).toEqual(sent.toSorted());
    expect(world.tokens.findLast((name) => name !== undefined)).toBe(token);
  });

  test('is refreshed in the background once for any number of calls, and then replaced', async () => {
    const world = await createTokenServer();
    const received: string[] = [];
    const wapi = world.client({ on: { token: ({ kind }) => void received.push(kind) } });
    await wapi.user.getProfile();
    pass(LIFETIME - 60_000);
    await Promise.all(Array.from({ length: 10 }, () => wapi.user.getProfile()));
    await expect.poll(() => received).toEqual(['grant', 'refresh']);
    await wapi.user.getProfile();

    expect([world.count(REFRESH), world.count(GRANT)]).toEqual([1, 1]);
    expect(world.tokens.at(-1)).toBe('token 2');
  });

  test('is still sent while it cannot be refreshed', async () => {
    const world = await createTokenServer((request, next) =>
      request.url.endsWith('/refresh') ? Promise.reject(refused()) : next(request),
    );
    const wapi = world.client();
    await wapi.user.getProfile();
    pass(LIFETIME - 60_000);

    expect((await wapi.user.getProfile()).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await wapi.user.getProfile()).status).toBe(200);
    await expect.poll(() => world.count(REFRESH)).toBe(2);
    expect(world.count(GRANT)).toBe(1);
  });
});

describe('the password is used instead of the refresh token', () => {
  test('because the refresh token has expired', async () => {
    const world = await createTokenServer();
    const wapi = world.client();
    await wapi.user.getProfile();
    pass(LIFETIME + 21_601_000);

    expect((await wapi.user.getProfile()).status).toBe(200);
    expect(world.sent.slice(2)).toEqual([REFRESH, GRANT, PROFILE]);
  });

  test.each<[name: string, answer: () => Promise<Response>]>([
    ['the API fails', async () => Response.json({ message: 'Internal Server Error' }, { status: 500 })],
    ['a proxy fails', async () => new Response('<html>', { status: 502 })],
    ['the response was lost after the refresh token was used', () => Promise.reject(new TypeError('fetch failed'))],
    ['the response has no token', async () => Response.json({ message: 'OK' })],
  ])('because %s', async (_name, answer) => {
    const world = await createTokenServer((request, next) =>
      request.url.endsWith('/refresh') ? answer() : next(request),
    );
    const wapi = world.client();
    await wapi.user.getProfile();
    pass(LIFETIME);

    expect((await wapi.user.getProfile()).status).toBe(200);
    expect(world.sent.slice(2)).toEqual([REFRESH, GRANT, PROFILE]);
  });
});

test('a network that fails before anything is sent fails the call, and the next one needs no other token', async () => {
  let isDown = false;
  const world = await createTokenServer((request, next) => (isDown ? Promise.reject(refused()) : next(request)));
  const wapi = world.client();
  await wapi.user.getProfile();
  pass(LIFETIME);
  isDown = true;
  const error = await getRejection(wapi.user.deletePicture());

  expect(error).toMatchObject({
    name: 'WapiAuthError',
    operationId: 'deletePicture',
    maybeSent: false,
    cause: { name: 'WapiNetworkError' },
  });
  expect(error.message).toBe(
    '[DELETE] /user/picture: could not get an access token: [POST] /auth/tokens/refresh: no response, the ' +
      'request was not sent. The request was not sent',
  );
  isDown = false;
  expect((await wapi.user.deletePicture()).status).toBe(200);
  expect(world.sent.slice(2)).toEqual([REFRESH, REFRESH, 'DELETE /user/picture']);
});

/** The error for a connection that could not be opened. */
function refused(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { syscall: 'connect' }) });
}
