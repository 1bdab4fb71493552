import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WapiOptions } from '../../src/index.js';
import { advanceTime, useFakeClock, advanceTimeUntilDone } from '../support/fake-time.js';
import { getRejection } from '../support/recording-client.js';
import { createClientWithResponses, failed, ok, unpaced } from '../support/response-sequence.js';

beforeEach(() => useFakeClock());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the delays between requests', () => {
  test.each<[random: number, times: number[]]>([
    [0, [0, 0, 0, 0, 0, 0, 0]],
    [0.5, [0, 250, 750, 1750, 3750, 7750, 11_750]],
    [0.999999, [0, 499, 1498, 3497, 7496, 15_495, 23_494]],
  ])('are random, doubling up to eight seconds: %d', async (random, want) => {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const { wapi, times } = createClientWithResponses([failed(500)], { ...unpaced, retries: 6 });
    await advanceTimeUntilDone(wapi.user.getProfile());
    expect(times).toHaveLength(7);
    for (const [index, time] of times.entries()) expect(Math.abs(time - (want[index] ?? 0))).toBeLessThanOrEqual(index);
  });

  test("follow the API's Retry-After", async () => {
    const { wapi, times } = createClientWithResponses([
      failed(503, { 'Retry-After': '7' }),
      failed(429, { 'Retry-After': '3.5' }),
      ok,
    ]);
    await advanceTimeUntilDone(wapi.user.getProfile());
    expect(times).toEqual([0, 7000, 10_500]);
  });

  test.each([{}, unpaced])('are random if Retry-After has passed: %o', async (options) => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { wapi, times } = createClientWithResponses(
      [failed(429, { 'Retry-After': 'Wed, 01 Jan 2025 00:00:00 GMT' }), failed(429, { 'Retry-After': '0' }), ok],
      options,
    );
    await advanceTimeUntilDone(wapi.user.deletePicture());
    expect(times).toEqual([0, 250, 750]);
  });

  test('end with an abort, and leave no timer behind', async () => {
    const { wapi, seen } = createClientWithResponses([failed(500, { 'Retry-After': '50' })]);
    const controller = new AbortController();
    const call = getRejection(wapi.user.getProfile({ signal: controller.signal }));
    await advanceTime(1000);
    controller.abort();

    // The first request may have been carried out.
    expect(await call).toMatchObject({ name: 'WapiNetworkError', aborted: true, maybeSent: true });
    expect(seen).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a Retry-After that is too long ends the call at once, with its time:', () => {
  test.each<[string, Partial<WapiOptions>, string]>([
    ['beyond maxRetryAfter', {}, '61'],
    ['beyond a maxRetryAfter of its own', { maxRetryAfter: 1000 }, '2'],
    ['beyond the total timeout', { timeouts: { total: 5000 } }, '6'],
    ['years', {}, '999999999'],
  ])('%s', async (_name, options, after) => {
    for (const pacing of [true, false]) {
      const { wapi, seen } = createClientWithResponses([failed(429, { 'Retry-After': after })], { ...options, pacing });
      const retryAt = new Date(Date.now() + Number(after) * 1000);
      expect(await wapi.user.deletePicture()).toMatchObject({
        status: 429,
        retryAt,
        call: { attempts: 1, durationMs: 0 },
      });
      expect(seen).toHaveLength(1);
    }
  });

  test('in exceptions too', async () => {
    const { wapi } = createClientWithResponses([failed(503, { 'Retry-After': '3600' })]);
    expect(await getRejection(wapi.user.getProfile())).toMatchObject({
      name: 'WapiResponseError',
      retryAt: new Date(Date.now() + 3_600_000),
    });
  });

  test('but a maxRetryAfter of 0 allows other retries', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { wapi, seen } = createClientWithResponses([failed(500), ok], { ...unpaced, maxRetryAfter: 0 });
    expect((await advanceTimeUntilDone(wapi.user.getProfile())).status).toBe(200);
    expect(seen).toHaveLength(2);
  });
});
