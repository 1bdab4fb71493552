import { expect, it } from 'vitest';
import type { Candidate } from '../../src/measure/compare.js';
import { compare, toComparisons } from '../../src/measure/compare.js';
import { median, roundRatios } from '../../src/measure/statistics.js';

/** Busy-waits for the given time, regardless of the machine's speed. */
function spin(microseconds: number): void {
  const end = process.hrtime.bigint() + BigInt(microseconds * 1000);
  while (process.hrtime.bigint() < end);
}

it('measures each candidate, so that the later ones can be compared with the first one', async () => {
  const candidates: Candidate[] = [
    { name: 'reference', role: 'ours', run: () => spin(200) },
    { name: 'slower', role: 'competitor', run: () => spin(800) },
  ];
  const [reference, slower] = await compare(candidates, { rounds: 5, operations: 5 });
  expect(reference).toMatchObject({ name: 'reference', role: 'ours' });
  const ratio = (clock: 'wall' | 'cpu', own = slower) =>
    median(roundRatios(own?.[clock] ?? [], reference?.[clock] ?? []));
  expect(ratio('wall', reference)).toBe(1);
  expect(ratio('wall')).toBeGreaterThan(2);
  expect(median(slower?.wall ?? [])).toBeGreaterThanOrEqual(800);
  // Spinning uses CPU time, so both clocks must show that the candidate is slower.
  expect(ratio('cpu', reference)).toBe(1);
  expect(ratio('cpu')).toBeGreaterThan(2);
});

it('waits for a candidate that returns a promise, and runs each one equally often', async () => {
  const runs = { a: 0, b: 0 };
  const candidate = (name: 'a' | 'b'): Candidate => ({
    name,
    role: 'ours',
    run: async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      runs[name] += 1;
    },
  });
  await compare([candidate('a'), candidate('b')], { rounds: 2, operations: 3 });
  expect(runs).toEqual({ a: 9, b: 9 });
});

it('turns timings into one comparison of wall time and one of CPU time', () => {
  expect(toComparisons('A case', [{ name: 'a', role: 'ours', wall: [3], cpu: [2] }])).toEqual([
    { title: 'A case: wall time', unit: 'µs', measured: [{ name: 'a', role: 'ours', samples: [3] }] },
    { title: 'A case: CPU time', unit: 'µs', measured: [{ name: 'a', role: 'ours', samples: [2] }] },
  ]);
});

it('leaves the warm-up rounds out of the samples', async () => {
  let runs = 0;
  const candidate: Candidate = { name: 'a', role: 'ours', run: () => (runs += 1) };
  const [timings] = await compare([candidate], { rounds: 2, operations: 3, warmUps: 4 });
  expect(runs).toBe(18);
  expect(timings?.wall).toHaveLength(2);
});
