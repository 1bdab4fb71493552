/** A seeded random number generator (mulberry32). Returns an integer from 0 to `size - 1`. */
export type Random = (size: number) => number;

export function createRandom(seed: number): Random {
  let state = seed;
  return (size) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % size;
  };
}
