import type { RateLimit } from '@wapi/types';

/** The state of a rate limit after a request. */
export interface Allowance {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Milliseconds since 1970 at which the window ends. */
  resetAt: number;
}

/**
 * Counts requests in windows of one minute. A window starts with its first request. The in-memory limiter returns
 * synchronously.
 */
export interface RateLimiter {
  count(caller: string, limit: RateLimit): Allowance | Promise<Allowance>;
  /** Returns the state of a rate limit without counting a request. */
  peek(caller: string, limit: RateLimit): Allowance | Promise<Allowance>;
  /** Ends the windows that have expired because the clock has moved. */
  clockMoved(milliseconds: number): Promise<void> | void;
  reset(): void;
}

export const WINDOW_MS = 60_000;
/** When there are this many windows, the limiter deletes those that have expired. */
const SWEEP_SIZE = 10_000;

/**
 * Creates a rate limiter that counts in memory.
 *
 * @param clock returns milliseconds since 1970
 * @param enabled if false, allows every request and counts none, so that the full limit always remains
 */
export function createRateLimiter(clock: () => number, enabled: boolean): RateLimiter {
  const windows = new Map<string, { used: number; resetAt: number }>();

  function current(key: string): { used: number; resetAt: number } {
    const now = clock();
    const window = windows.get(key);
    return window !== undefined && window.resetAt > now ? window : { used: 0, resetAt: now + WINDOW_MS };
  }

  function sweep(): void {
    const now = clock();
    for (const [key, { resetAt }] of windows) if (resetAt <= now) windows.delete(key);
  }

  return {
    count(caller, { requests, bucket }) {
      const key = `${bucket} ${caller}`;
      const window = current(key);
      if (!enabled) return { allowed: true, limit: requests, remaining: requests, resetAt: window.resetAt };
      if (window.used >= requests) return { allowed: false, limit: requests, remaining: 0, resetAt: window.resetAt };
      window.used += 1;
      if (windows.size >= SWEEP_SIZE) sweep();
      windows.set(key, window);
      return { allowed: true, limit: requests, remaining: requests - window.used, resetAt: window.resetAt };
    },
    peek(caller, { requests, bucket }) {
      const { used, resetAt } = current(`${bucket} ${caller}`);
      return { allowed: used < requests, limit: requests, remaining: Math.max(0, requests - used), resetAt };
    },
    // Nothing to do, because each request compares the end of its window with the current time of the clock.
    clockMoved: () => undefined,
    reset: () => windows.clear(),
  };
}
