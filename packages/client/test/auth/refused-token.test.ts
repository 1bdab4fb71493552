import { createRawClient } from '../../src/raw.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Wapi } from '../../src/index.js';
import { localBank } from '../support/bodies.js';
import { calls } from '../support/calls.js';
import { createRecordingClient, KEY, getRejection } from '../support/recording-client.js';
import { createCountingStore, createTokenServer, GRANT, PROFILE, REFRESH } from '../support/token-server.js';

const unauthorized = (): Response => Response.json({ message: 'Unauthorized' }, { status: 401 });

test('ten calls that are refused at once cost one refresh, and all succeed', async () => {
  const world = await createTokenServer();
  const wapi = world.client();
  await wapi.user.getProfile();
  await world.revokeLastToken();
  const results = await Promise.all(Array.from({ length: 10 }, () => wapi.user.getProfile()));

  expect(results.map(({ status, call }) => `${status} ${call.attempts}`)).toEqual(Array(10).fill('200 2'));
  expect([world.count(REFRESH), world.count(GRANT), world.count(PROFILE)]).toEqual([1, 1, 21]);
});

test('ten calls that are refused one after the other, long after the refresh, cost no other refresh', async () => {
  let asked = 0;
  let refresh = (): void => {};
  const refreshed = new Promise<void>((resolve) => (refresh = resolve));
  const world = await createTokenServer(async (request, next) => {
    asked += 1;
    // The first of the ten calls gets its response before the remaining nine.
    const isLate = request.url.endsWith('/user') && asked > 3 && asked <= 12;
    if (isLate) await refreshed.then(() => new Promise((resolve) => setTimeout(resolve, 2 * asked)));
    const response = await next(request);
    if (request.url.endsWith('/refresh')) refresh();
    return response;
  });
  const store = createCountingStore();
  const wapi = world.client({ store });
  await wapi.user.getProfile();
  await world.revokeLastToken();
  const results = await Promise.all(Array.from({ length: 10 }, () => wapi.user.getProfile()));

  expect(results.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect([world.count(REFRESH), world.count(GRANT), world.count(PROFILE)]).toEqual([1, 1, 21]);
  expect(world.tokens.filter((name) => name === 'token 1')).toHaveLength(11);
  // The late calls must not access the store again, because it may be a file.
  expect(store.updates).toBe(2);
});

test('writes are repeated too, once and with their whole body', async () => {
  const bodies: string[] = [];
  const world = await createTokenServer(async (request, next) => {
    if (request.method === 'PATCH') {
      const form = [...(await request.clone().formData())];
      bodies.push(JSON.stringify(form.map(([name, value]) => [name, typeof value === 'string' ? value : value.size])));
    }
    return next(request);
  });
  const wapi = world.client();
  await wapi.user.getProfile();
  await world.revokeLastToken();
  const [picture, bank] = await Promise.all([calls.updatePicture(wapi), wapi.user.updateLocalBank(localBank)]);

  expect([picture.status, bank.status]).toEqual([200, 200]);
  expect(bodies).toHaveLength(4);
  expect(new Set(bodies).size).toBe(2);
});

test('raw calls are repeated as well', async () => {
  const world = await createTokenServer();
  const wapi = world.client();
  await createRawClient(wapi).GET('/user');
  await world.revokeLastToken();

  expect((await createRawClient(wapi).PATCH('/user/phone', { body: { phone: '+18687770000' } })).response.status).toBe(
    200,
  );
  expect(world.sent.slice(2)).toEqual(['PATCH /user/phone', REFRESH, 'PATCH /user/phone']);
});

test('a call whose new token is refused too ends with that result', async () => {
  const world = await createTokenServer(async (request, next) =>
    request.url.includes('/auth/') ? next(request) : unauthorized(),
  );
  const wapi = world.client({ retries: 5 });

  expect(await wapi.user.getProfile()).toMatchObject({ status: 401, call: { attempts: 2 } });
  expect(world.sent).toEqual([GRANT, PROFILE, REFRESH, PROFILE]);
  // The next call tries again to get a token.
  expect((await wapi.user.deletePicture()).status).toBe(401);
  expect(world.sent.slice(4)).toEqual(['DELETE /user/picture', REFRESH, 'DELETE /user/picture']);
});

test('a 401 that the API does not document renews nothing', async () => {
  const world = await createTokenServer(async (request, next) =>
    request.url.includes('/auth/') ? next(request) : new Response('<html>', { status: 401 }),
  );
  expect(await getRejection(world.client().user.deletePicture())).toMatchObject({
    name: 'WapiResponseError',
    status: 401,
  });
  expect(world.sent).toEqual([GRANT, 'DELETE /user/picture']);
});

test('a refused key is not sent again', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, unauthorized, {});
  expect((await wapi.user.getProfile()).status).toBe(401);
  expect(seen).toHaveLength(1);
});

describe('while a token is renewed', () => {
  /** A client whose token is refused, and whose refresh waits until `answer` is called. */
  async function renewing(): Promise<{ wapi: Wapi; sent: string[]; answer: () => void }> {
    let answer = (): void => {};
    const gate = new Promise<void>((resolve) => (answer = resolve));
    const world = await createTokenServer(async (request, next) => {
      if (request.url.endsWith('/refresh')) await gate;
      return next(request);
    });
    const wapi = world.client();
    await wapi.user.getProfile();
    await world.revokeLastToken();
    return { wapi, sent: world.sent, answer };
  }

  test('a call can be aborted without affecting other calls', async () => {
    const { wapi, sent, answer } = await renewing();
    const controller = new AbortController();
    const aborted = getRejection(wapi.user.deletePicture({ signal: controller.signal }));
    const other = wapi.user.getProfile();
    await expect.poll(() => sent.filter((line) => line === REFRESH)).toHaveLength(1);
    controller.abort();

    expect(await aborted).toMatchObject({
      name: 'WapiNetworkError',
      aborted: true,
      maybeSent: false,
      operationId: 'deletePicture',
    });
    answer();
    expect((await other).status).toBe(200);
    expect(sent.filter((line) => line.startsWith('DELETE'))).toHaveLength(1);
  });

  test('the total timeout of a call holds', async () => {
    const { wapi, sent, answer } = await renewing();
    // Only the timers advance, because a busy process fires a timer before its clock has reached the time.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const timedOut = getRejection(wapi.user.deletePicture({ timeouts: { total: 20_000 } }));
    for (let turn = 0; turn < 1000 && !sent.includes(REFRESH); turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toContain(REFRESH);
    await vi.advanceTimersByTimeAsync(20_000);

    expect(await timedOut).toMatchObject({
      name: 'WapiNetworkError',
      timedOut: true,
      aborted: false,
      maybeSent: false,
    });
    expect(sent.filter((line) => line.startsWith('DELETE'))).toHaveLength(1);
    answer();
  });
});
