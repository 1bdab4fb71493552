import type { Operation } from '@wapi/types';

/** Waits so that a run stays within the documented rate limits. Operations with a shared limit share their place. */
export interface Pacer {
  /** Waits until the operation may be called. */
  admit(operation: Pick<Operation, 'rateLimit'>): Promise<void>;
  /** Counts a call that has ended. */
  count(operation: Pick<Operation, 'rateLimit'>): void;
}

const WINDOW_MS = 60_000;
/** Added to each wait, because two clocks never run at the same speed. */
const MARGIN_MS = 500;

/**
 * Creates a pacer. A slot is free again one minute after the response, which stays under the limit with either kind of
 * window.
 *
 * @param clock returns milliseconds since 1970
 * @param sleep waits for milliseconds
 */
export function createPacer(clock: () => number, sleep: (ms: number) => Promise<void>): Pacer {
  const ends = new Map<string, number[]>();

  return {
    async admit({ rateLimit: { bucket, requests } }) {
      const recent = (ends.get(bucket) ?? []).filter((end) => end > clock() - WINDOW_MS);
      const oldest = recent.length < requests ? undefined : recent[recent.length - requests];
      if (oldest !== undefined) await sleep(oldest + WINDOW_MS + MARGIN_MS - clock());
    },
    count({ rateLimit: { bucket, requests } }) {
      ends.set(bucket, [...(ends.get(bucket) ?? []), clock()].slice(-requests));
    },
  };
}
