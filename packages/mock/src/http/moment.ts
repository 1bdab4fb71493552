let last = 0;

/** Numbers the moments at which requests arrive and resets happen, because two of them can have the same time. */
export function nextMoment(): number {
  last += 1;
  return last;
}
