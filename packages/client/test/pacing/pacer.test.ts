import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { advanceTime, advanceTimeUntilDone, flushPromises, useFakeClock } from '../support/fake-time.js';
import { createPacedClient, exhaust, LIMIT, named, namesOf, ok, tooMany } from '../support/paced-client.js';
import { createRecordingClient, getRejection, jsonResponse, TOKEN } from '../support/recording-client.js';

beforeEach(() => useFakeClock());
afterEach(() => void vi.useRealTimers());

describe('a call that waits', () => {
  test('starts its attempt timeout when it is sent', async () => {
    const paced = createPacedClient(ok, { retries: 0, timeouts: { attempt: 10_000 } });
    await exhaust(paced);
    expect(await advanceTimeUntilDone(paced.wapi.user.deletePicture())).toMatchObject({
      status: 200,
      call: { attempts: 1, durationMs: 60_000 },
    });
  });

  test('for its token is limited by the total timeout only', async () => {
    const token = (): Promise<string> => new Promise((resolve) => setTimeout(resolve, 20_000, TOKEN));
    const { wapi } = createRecordingClient({ token }, ok, { retries: 0, timeouts: { attempt: 10_000 } });
    expect((await advanceTimeUntilDone(wapi.user.deletePicture())).status).toBe(200);
    const error = await advanceTimeUntilDone(getRejection(wapi.user.deletePicture({ timeouts: { total: 15_000 } })));
    expect(error).toMatchObject({ name: 'WapiNetworkError', timedOut: true, maybeSent: false, durationMs: 15_000 });
  });

  test('passes its slot to the next call when it is aborted', async () => {
    const paced = createPacedClient();
    await exhaust(paced);
    const controller = new AbortController();
    const aborted = getRejection(named(paced, 'aborted', controller.signal));
    const rest = ['b', 'c', 'd', 'e', 'f'].map((name) => named(paced, name));
    await advanceTime(1000);
    controller.abort();

    expect(await aborted).toMatchObject({ name: 'WapiNetworkError', aborted: true, timedOut: false, maybeSent: false });
    expect(paced.wapi.limits().deletePicture.waiting).toBe(5);
    await advanceTime(59_000);
    expect(namesOf(paced)).toEqual(['b', 'c', 'd', 'e', 'f']);
    await Promise.all(rest);
  });

  test('is not overtaken by a new call when a slot becomes free', async () => {
    const paced = createPacedClient();
    await exhaust(paced);
    const first = named(paced, 'first');
    await flushPromises();
    // The clock moves, but the timer has not fired.
    const later = performance.now() + 60_000;
    const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
    await Promise.all([named(paced, 'second'), first]);
    clock.mockRestore();
    expect(namesOf(paced)).toEqual(['first', 'second']);
  });

  test('does not wait if it was aborted before it began', async () => {
    const paced = createPacedClient();
    await exhaust(paced);
    const call = getRejection(paced.wapi.user.deletePicture({ signal: AbortSignal.abort() }));
    await flushPromises();
    expect(await call).toMatchObject({ name: 'WapiNetworkError', aborted: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('leaves no timer behind', async () => {
    const paced = createPacedClient();
    await exhaust(paced);
    const controller = new AbortController();
    const calls = [1, 2].map(() => getRejection(paced.wapi.user.deletePicture({ signal: controller.signal })));
    await flushPromises();
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    controller.abort();
    await Promise.all(calls);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a call that would be sent after its total timeout', () => {
  test('fails at once with the time at which it could be sent', async () => {
    const paced = createPacedClient();
    await exhaust(paced);
    const turn = Date.now() + 60_000;
    await advanceTime(1000);
    const error = await getRejection(paced.wapi.user.deletePicture({ timeouts: { total: 58_000 } }));

    expect(error).toMatchObject({
      name: 'WapiNetworkError',
      timedOut: true,
      aborted: false,
      maybeSent: false,
      attempts: 1,
    });
    expect((error as { retryAt?: Date }).retryAt).toEqual(new Date(turn));
    expect(error.message).toBe(
      '[DELETE] /user/picture: the rate limit of 5 per minute delays it for too long, the request was not sent',
    );
    expect(paced.seen).toHaveLength(LIMIT);
  });

  test('fails at once if earlier calls use up the slots', async () => {
    const paced = createPacedClient();
    await exhaust(paced);
    const waiting = Array.from({ length: LIMIT }, () => paced.wapi.user.deletePicture());
    await flushPromises();
    const error = await getRejection(paced.wapi.user.deletePicture({ timeouts: { total: 119_000 } }));

    expect(Number((error as { retryAt?: Date }).retryAt) - Date.now()).toBe(120_000);
    await advanceTimeUntilDone(Promise.all(waiting));
  });

  test('does not fail if many calls can be sent at once when the operation opens again', async () => {
    const paced = createPacedClient((_request, count) => (count === 1 ? tooMany('10') : ok()));
    const first = paced.wapi.user.deletePicture();
    await flushPromises();
    const others = Array.from({ length: 2 * LIMIT - 1 }, () => paced.wapi.user.deletePicture());
    expect((await advanceTimeUntilDone(Promise.all([first, ...others]))).map(({ status }) => status)).toEqual(
      Array(2 * LIMIT).fill(200),
    );
  });
});

describe('a 429', () => {
  test('closes the operation for all waiting calls, which are then sent in their order', async () => {
    const paced = createPacedClient((_request, count) => (count <= 2 ? tooMany('20') : ok()));
    const calls = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => named(paced, name));
    await flushPromises();
    expect(namesOf(paced)).toEqual(['a', 'b', 'c', 'd', 'e']);
    paced.seen.length = 0;
    const late = named(paced, 'late');
    await advanceTime(19_000);
    expect(namesOf(paced)).toEqual([]);

    await advanceTime(2000);
    // c, d and e occupy three of the five slots for a minute.
    expect(namesOf(paced)).toEqual(['a', 'b']);
    await advanceTimeUntilDone(Promise.all([...calls, late]));
    expect(namesOf(paced)).toEqual(['a', 'b', 'f', 'g', 'late']);
  });

  test('uses up no slot, because the API did not count it', async () => {
    const paced = createPacedClient((_request, count) => (count <= LIMIT ? tooMany('2') : ok()));
    const calls = Array.from({ length: LIMIT }, () => paced.wapi.user.deletePicture());
    const results = await advanceTimeUntilDone(Promise.all(calls));
    expect(results.map(({ status, call }) => `${status} ${call.attempts} ${call.durationMs}`)).toEqual(
      Array(LIMIT).fill('200 2 2000'),
    );
  });

  test('can lower the limit', async () => {
    const headers = { 'X-RateLimit-Limit': '2', 'X-RateLimit-Remaining': '0', 'Retry-After': '5' };
    const paced = createPacedClient((_request, count) =>
      count === 1 ? jsonResponse({ message: 'Too Many Attempts.' }, 429, headers) : ok(),
    );
    expect((await advanceTimeUntilDone(paced.wapi.user.deletePicture())).call.durationMs).toBe(5000);
    expect(paced.wapi.limits().deletePicture).toMatchObject({ limit: 2, remaining: 1 });
  });

  test('that closes the operation for longer than calls wait ends all calls at once, with the time', async () => {
    let answer = (_response: Response): void => {};
    const paced = createPacedClient(
      (_request, count) => (count < LIMIT ? ok() : new Promise((resolve) => (answer = resolve))),
      {
        timeouts: { attempt: 7_200_000, total: 7_200_000 },
      },
    );
    const calls = Array.from({ length: LIMIT }, () => paced.wapi.user.deletePicture());
    const waiting = [1, 2].map(() => getRejection(paced.wapi.user.deletePicture()));
    await flushPromises();
    answer(tooMany('3600'));
    await flushPromises();
    const opens = new Date(Date.now() + 3_600_000);

    expect((await Promise.all(calls)).at(-1)).toMatchObject({ status: 429, retryAt: opens, call: { attempts: 1 } });
    for (const error of await Promise.all([...waiting, getRejection(paced.wapi.user.deletePicture())])) {
      expect(error).toMatchObject({ name: 'WapiNetworkError', timedOut: false, maybeSent: false, retryAt: opens });
    }
    expect(paced.seen).toHaveLength(LIMIT);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('a server that has as many requests left as its limit after each one makes no call wait', async () => {
  const { wapi } = createPacedClient(() =>
    jsonResponse({ message: 'OK' }, 200, { 'X-RateLimit-Limit': `${LIMIT}`, 'X-RateLimit-Remaining': `${LIMIT}` }),
  );
  const calls = Array.from({ length: LIMIT * 3 }, () => wapi.user.deletePicture());
  await flushPromises();
  expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(calls.map(() => 200));
  expect(wapi.limits().deletePicture.remaining).toBe(LIMIT);
});
