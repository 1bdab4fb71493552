import { expect, it } from 'vitest';
import { compare, median } from '../src/compare.js';

/** Busy for some microseconds, whatever the machine. */
function spin(microseconds: number): void {
  const end = process.hrtime.bigint() + BigInt(microseconds * 1000);
  while (process.hrtime.bigint() < end);
}

it('compares each contestant with the first one', async () => {
  const contestants = [
    { name: 'reference', run: () => spin(200) },
    { name: 'slower', run: () => spin(800) },
  ];
  const [reference, slower] = await compare(contestants, { rounds: 5, operations: 5 });
  expect(reference).toMatchObject({ name: 'reference', ratio: 1 });
  expect(slower?.ratio).toBeGreaterThan(2);
  expect(slower?.median).toBeGreaterThanOrEqual(800);
  // What spins uses the processor, so the two clocks agree that it is slower.
  expect(reference?.cpuRatio).toBe(1);
  expect(slower?.cpuRatio).toBeGreaterThan(2);
});

it('waits for a contestant that returns a promise, and runs each one as often', async () => {
  const runs = { a: 0, b: 0 };
  const contestant = (name: 'a' | 'b') => ({
    name,
    run: async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      runs[name] += 1;
    },
  });
  await compare([contestant('a'), contestant('b')], { rounds: 2, operations: 3 });
  expect(runs).toEqual({ a: 9, b: 9 });
});

it('takes the middle value', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2);
});
