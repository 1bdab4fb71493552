import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { simulate, subjects } from './simulate.js';

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.UTC(2026, 1, 2) });
});
afterAll(() => {
  vi.useRealTimers();
});

test.each([
  ['charged', subjects.createCharge, 300, ['charged', 'linkLost', 'tooManyCharges']],
  ['paid', subjects.createPayout, 200, ['mayBePaid', 'paid', 'tooManyPayouts']],
] as const)(
  'no order is %s twice or lost, with every fault, and if processes end or stop at any step',
  async (success, createSubject, orders, everyEnding) => {
    const wrong: unknown[] = [];
    const endings = new Set<string>();
    let processes = 0;
    for (let seed = 0; seed < orders; seed += 1) {
      const advance = (milliseconds: number): unknown => vi.setSystemTime(Date.now() + milliseconds);
      const result = await simulate(createSubject, seed, advance);
      const { outcome, results, transactions, paid } = result;
      const ending = outcome.reason ?? outcome.outcome;
      const isRight =
        transactions === (ending.startsWith('tooMany') ? 0 : 1) &&
        results === (ending === success ? 1 : 0) &&
        paid === results;
      if (!isRight) wrong.push({ seed, ...result });
      endings.add(ending);
      processes += result.processes;
    }
    expect(wrong).toEqual([]);
    expect(processes).toBeGreaterThan(orders * 4.5);
    // The faults must trigger all of these endings.
    expect([...endings].toSorted()).toEqual(everyEnding);
  },
  120_000,
);
