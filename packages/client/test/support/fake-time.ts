import { vi } from 'vitest';

/** A second, in milliseconds. */
const STEP = 1000;

/** Stops the clock and all timers. End it with `vi.useRealTimers()`. */
export function useFakeClock(): void {
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'], now: Date.UTC(2025, 2, 6) });
}

/** Runs all pending promise callbacks without advancing the clock. */
export async function flushPromises(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(0);
}

/** Advances the clock in steps of at most one second. */
export async function advanceTime(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= STEP) {
    await flushPromises();
    await vi.advanceTimersByTimeAsync(Math.min(left, STEP));
  }
  await flushPromises();
}

/**
 * Advances the clock until the work is done.
 *
 * @throws the error of the work, or an error if it takes more than an hour
 */
export async function advanceTimeUntilDone<T>(work: Promise<T>): Promise<T> {
  const ended = Promise.allSettled([work]);
  for (let seconds = 0; seconds < 3600; seconds += 1) {
    if ((await Promise.race([ended, advanceTime(STEP)])) !== undefined) return work;
  }
  throw new Error('it takes more than an hour');
}
