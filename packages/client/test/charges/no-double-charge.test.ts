import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { simulate } from './simulate.js';

const ORDERS = 400;

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.UTC(2026, 1, 2) });
});
afterAll(() => {
  vi.useRealTimers();
});

test('no order is charged twice or lost, with every fault, and if processes end or stop at any step', async () => {
  const wrong: unknown[] = [];
  const endings = new Set<string>();
  let processes = 0;
  for (let seed = 0; seed < ORDERS; seed += 1) {
    const result = await simulate(seed, (milliseconds) => vi.setSystemTime(Date.now() + milliseconds));
    const { outcome, links, transactions, paid } = result;
    const ending = outcome.outcome === 'askHuman' ? outcome.reason : outcome.outcome;
    const isRight =
      transactions === (ending === 'tooManyCharges' ? 0 : 1) &&
      links.size === (ending === 'charged' ? 1 : 0) &&
      paid === links.size;
    if (!isRight) wrong.push({ seed, ...result });
    endings.add(ending);
    processes += result.processes;
  }
  expect(wrong).toEqual([]);
  expect(processes).toBeGreaterThan(1800);
  // Every ending occurs, so the faults reach every branch.
  expect([...endings].toSorted()).toEqual(['charged', 'linkLost', 'tooManyCharges']);
}, 120_000);
