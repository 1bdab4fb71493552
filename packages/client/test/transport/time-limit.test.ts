import { afterEach, describe, expect, test, vi } from 'vitest';
import { createWapi } from '../../src/index.js';
import { limitTime, sleep } from '../../src/transport/time-limit.js';
import { BASE_URL, jsonResponse, KEY, getRejection } from '../support/recording-client.js';
import { flushPromises, useFakeClock, advanceTimeUntilDone } from '../support/fake-time.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A signal that counts its listeners. */
function counted(): { controller: AbortController; listeners: () => number } {
  const controller = new AbortController();
  const { signal } = controller;
  let count = 0;
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  const known = new Set<unknown>();
  signal.addEventListener = (type: string, listener: unknown, options?: unknown) => {
    if (!known.has(listener)) count += 1;
    known.add(listener);
    add(type, listener as EventListener, options as AddEventListenerOptions);
  };
  signal.removeEventListener = (type: string, listener: unknown) => {
    if (known.delete(listener)) count -= 1;
    remove(type, listener as EventListener);
  };
  return { controller, listeners: () => count };
}

describe('a long-lived signal', () => {
  const ends: [string, () => Response | Promise<Response>][] = [
    ['succeed', () => jsonResponse({ message: 'OK' })],
    ['are refused', () => jsonResponse({ message: 'No.' }, 400)],
    ['are repeated', () => jsonResponse({ message: 'No.' }, 429, { 'Retry-After': '1' })],
    ['fail', () => Promise.reject(new TypeError('fetch failed'))],
    ['time out', () => new Promise<Response>(() => {})],
  ];
  test.each(ends)('has no listener or timer left after calls that %s', async (_name, answer) => {
    useFakeClock();
    const { controller, listeners } = counted();
    const wapi = createWapi({
      baseUrl: BASE_URL,
      auth: { key: KEY },
      fetch: async () => answer(),
      timeouts: { total: 600_000 },
    });
    const calls = Array.from({ length: 8 }, () =>
      wapi.user.deletePicture({ signal: controller.signal }).catch(() => {}),
    );
    await flushPromises();
    // At least three calls wait for a slot.
    expect(listeners()).toBeGreaterThan(0);
    await advanceTimeUntilDone(Promise.all(calls));

    expect(listeners()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('limitTime', () => {
  test('aborts when the time is over', () => {
    useFakeClock();
    const time = limitTime(undefined, 1000);
    vi.advanceTimersByTime(999);
    expect([time.signal.aborted, time.timedOut()]).toEqual([false, false]);
    vi.advanceTimersByTime(1);
    expect([time.signal.aborted, time.timedOut()]).toEqual([true, true]);
    expect((time.signal.reason as Error).name).toBe('TimeoutError');
  });

  test("aborts with its parent's reason, which is not a timeout", () => {
    useFakeClock();
    const parent = new AbortController();
    const time = limitTime(parent.signal, 1000);
    const reason = new Error('mine');
    parent.abort(reason);
    vi.advanceTimersByTime(2000);
    expect([time.signal.reason, time.timedOut()]).toEqual([reason, false]);
    expect(limitTime(AbortSignal.abort(reason), 1000).signal.reason).toBe(reason);
  });

  test('does not abort at once if the time is longer than a timer allows', () => {
    useFakeClock();
    for (const forever of [Infinity, 2 ** 31, 1e300]) {
      const time = limitTime(undefined, forever);
      vi.advanceTimersByTime(100_000);
      expect(time.signal.aborted).toBe(false);
      time.release();
    }
  });

  test('does not abort after its release', () => {
    useFakeClock();
    const parent = new AbortController();
    const time = limitTime(parent.signal, 1000);
    time.release();
    parent.abort();
    expect(vi.getTimerCount()).toBe(0);
    expect(time.signal.aborted).toBe(false);
  });
});

describe('sleep', () => {
  test('waits for its time', async () => {
    useFakeClock();
    let isOver = false;
    const asleep = sleep(1000, new AbortController().signal).then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await asleep;
    expect(isOver).toBe(true);
  });

  test('ends with an abort, and clears its timer', async () => {
    useFakeClock();
    const controller = new AbortController();
    const reason = new Error('mine');
    const asleep = getRejection(sleep(1000, controller.signal));
    expect(vi.getTimerCount()).toBe(1);
    controller.abort(reason);
    expect(await asleep).toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });
});
