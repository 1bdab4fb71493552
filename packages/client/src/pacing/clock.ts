/** The longest delay of a timer, in milliseconds. A timer with a longer delay fires immediately. */
export const MAX_TIMER = 2 ** 31 - 1;

/**
 * Returns the time for deadlines and rate limits, in milliseconds. A correction of the system clock does not affect
 * this time, so do not compare it with `Date.now()`.
 */
export function now(): number {
  return globalThis.performance.now();
}

/** Converts a `now()` time into a date for callers. */
export function toDate(time: number): Date {
  return new Date(Date.now() + time - now());
}

/** Converts a Unix time in milliseconds into a `now()` time. */
export function fromEpoch(time: number): number {
  return now() + time - Date.now();
}
