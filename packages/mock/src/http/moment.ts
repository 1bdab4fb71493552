let last = 0;

/**
 * Returns increasing numbers for arrivals of requests and for resets, because two events can have the same timestamp.
 */
export function nextMoment(): number {
  last += 1;
  return last;
}
