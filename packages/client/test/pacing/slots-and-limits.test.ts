import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPacer } from '../../src/index.js';
import { advanceTime, advanceTimeUntilDone, flushPromises, useFakeClock } from '../support/fake-time.js';
import { createPacedClient, exhaust, LIMIT, ok } from '../support/paced-client.js';
import { createRecordingClient, getRejection, jsonResponse, TOKEN } from '../support/recording-client.js';

beforeEach(() => useFakeClock());
afterEach(() => void vi.useRealTimers());

describe('headers of a response', () => {
  test('lower the limit', async () => {
    const paced = createPacedClient(() =>
      jsonResponse({ message: 'OK' }, 200, { 'X-RateLimit-Limit': '2', 'X-RateLimit-Remaining': '1' }),
    );
    await paced.wapi.user.deletePicture();
    expect(paced.wapi.limits().deletePicture).toMatchObject({ limit: 2, remaining: 1 });
    const calls = [1, 2].map(() => paced.wapi.user.deletePicture());
    await flushPromises();
    expect(paced.seen).toHaveLength(2);
    await advanceTimeUntilDone(Promise.all(calls));
  });

  test('lower the limit below what was used, so that slots are freed later', async () => {
    const lower = (): Response =>
      jsonResponse({ message: 'OK' }, 200, { 'X-RateLimit-Limit': '2', 'X-RateLimit-Remaining': '0' });
    const paced = createPacedClient((_request, count) => (count < 3 ? ok() : lower()));
    const started = Date.now();
    for (let call = 0; call < 3; call += 1) {
      await paced.wapi.user.deletePicture();
      await advanceTime(5000);
    }
    expect(paced.wapi.limits().deletePicture).toMatchObject({
      limit: 2,
      remaining: 0,
      nextAt: new Date(started + 65_000),
    });
  });

  test('raise the limit', async () => {
    const paced = createPacedClient(() =>
      jsonResponse({ message: 'OK' }, 200, { 'X-RateLimit-Limit': '9', 'X-RateLimit-Remaining': '8' }),
    );
    await paced.wapi.user.deletePicture();
    await Promise.all(Array.from({ length: 8 }, () => paced.wapi.user.deletePicture()));
    expect(paced.wapi.limits().deletePicture).toMatchObject({ limit: 9, remaining: 0 });
  });

  test.each<[string, Record<string, string>, object]>([
    ['no limit', {}, { limit: 5, remaining: 4 }],
    ['an invalid number', { 'X-RateLimit-Limit': 'many', 'X-RateLimit-Remaining': '0' }, { limit: 5, remaining: 4 }],
    ['a limit of 0', { 'X-RateLimit-Limit': '0', 'X-RateLimit-Remaining': '0' }, { limit: 5, remaining: 4 }],
    ['a limit without the remaining requests', { 'X-RateLimit-Limit': '4' }, { limit: 4, remaining: 3 }],
    [
      'as many remaining requests as the limit, because the server does not count',
      { 'X-RateLimit-Limit': '5', 'X-RateLimit-Remaining': '5' },
      { limit: 5, remaining: 5 },
    ],
    [
      'more remaining requests than the limit',
      { 'X-RateLimit-Limit': '5', 'X-RateLimit-Remaining': '6' },
      { limit: 5, remaining: 4 },
    ],
    [
      'a huge limit',
      { 'X-RateLimit-Limit': '1e300', 'X-RateLimit-Remaining': '1e300' },
      { limit: 10_000, remaining: 9999 },
    ],
    [
      'fewer remaining requests because of other clients',
      { 'X-RateLimit-Limit': '5', 'X-RateLimit-Remaining': '2' },
      { limit: 5, remaining: 2 },
    ],
  ])('are handled if they contain %s', async (_name, headers, want) => {
    const paced = createPacedClient(() => jsonResponse({ message: 'OK' }, 200, headers));
    await paced.wapi.user.deletePicture();
    expect(paced.wapi.limits().deletePicture).toMatchObject(want);
  });
});

describe('a slot', () => {
  const refused = (): never => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { syscall: 'connect' }) });
  };

  test('is returned if no connection was made', async () => {
    const paced = createPacedClient(refused, { retries: 0 });
    for (let call = 0; call < LIMIT + 2; call += 1) await getRejection(paced.wapi.user.deletePicture());
    expect(paced.wapi.limits().deletePicture).toMatchObject({ remaining: LIMIT, nextAt: undefined });
  });

  test('is returned if no token was available', async () => {
    let isDown = true;
    const token = (): string => {
      if (isDown) throw new Error('vault is down');
      return TOKEN;
    };
    const paced = createRecordingClient({ token }, ok, {});
    await Promise.all(Array.from({ length: LIMIT + 2 }, () => getRejection(paced.wapi.user.deletePicture())));
    isDown = false;
    await exhaust(paced);
    expect(paced.seen).toHaveLength(LIMIT);
  });

  test('is used up by a request that may have arrived', async () => {
    const paced = createPacedClient(() => Promise.reject(new TypeError('fetch failed')), { retries: 0 });
    await getRejection(paced.wapi.user.deletePicture());
    expect(paced.wapi.limits().deletePicture).toMatchObject({ remaining: LIMIT - 1 });
  });
});

describe('limits()', () => {
  test('returns the remaining requests, the waiting calls and the time of the next slot', async () => {
    const paced = createPacedClient();
    const { wapi } = paced;
    expect(wapi.limits().deletePicture).toEqual({ limit: LIMIT, remaining: LIMIT, waiting: 0, nextAt: undefined });
    expect(wapi.limits().getTransactionMeta.limit).toBe(60);
    expect(Object.keys(wapi.limits())).toHaveLength(38);

    const first = new Date(Date.now() + 60_000);
    await wapi.user.deletePicture();
    await advanceTime(5000);
    for (let call = 1; call < LIMIT; call += 1) await wapi.user.deletePicture();
    expect(wapi.limits().deletePicture).toEqual({ limit: LIMIT, remaining: 0, waiting: 0, nextAt: first });

    const waiting = [1, 2, 3].map(() => wapi.user.deletePicture());
    await flushPromises();
    expect(wapi.limits().deletePicture).toMatchObject({ remaining: 0, waiting: 3 });
    await advanceTime(55_000);
    expect(wapi.limits().deletePicture).toMatchObject({ remaining: 0, waiting: 2 });
    await advanceTime(5000);
    expect(wapi.limits().deletePicture).toMatchObject({ remaining: 2, waiting: 0 });
    await Promise.all(waiting);
  });

  test('returns the same for both clients of a shared pacer', async () => {
    const pacing = createPacer();
    const [one, other] = [createPacedClient(ok, { pacing }), createPacedClient(ok, { pacing })];
    await one.wapi.user.deletePicture();
    expect(other.wapi.limits()).toEqual(one.wapi.limits());
    expect(other.wapi.limits().deletePicture.remaining).toBe(LIMIT - 1);
  });
});
