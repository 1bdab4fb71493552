import type { Operation } from '@wapi/types';

/**
 * Delays calls so that a run stays within the documented rate limits. Operations with the same bucket share one limit.
 */
export interface Pacer {
  /** Waits until the operation may be called. */
  admit(operation: Pick<Operation, 'rateLimit'>): Promise<void>;
  /** Counts a call that has ended. */
  count(operation: Pick<Operation, 'rateLimit'>): void;
}

const WINDOW_MS = 60_000;
/** Milliseconds added to each wait, because the clocks of client and server run at different speeds. */
const MARGIN_MS = 500;

/**
 * Creates a pacer. A slot is free again one minute after the response, which stays under the limit whether the API
 * counts in fixed or in sliding minutes.
 *
 * @param clock returns the Unix time in milliseconds
 * @param sleep waits for a number of milliseconds
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
