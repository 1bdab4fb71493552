/**
 * The time for deadlines and rate limits, in milliseconds. A correction of the system's clock does not change it. Not
 * comparable with `Date.now()`.
 */
export function now(): number {
  return globalThis.performance.now();
}

/** Converts a time of `now()` into a date for callers. */
export function toDate(time: number): Date {
  return new Date(Date.now() + time - now());
}

/** Converts milliseconds since 1970 into a time of `now()`. */
export function fromEpoch(time: number): number {
  return now() + time - Date.now();
}
