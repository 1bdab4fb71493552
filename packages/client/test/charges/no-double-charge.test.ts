import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { simulate, subjects } from './simulate.js';

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.UTC(2026, 1, 2) });
});
afterAll(() => {
  vi.useRealTimers();
});

test.each([
  ['charged', subjects.createCharge, 300, 3, ['charged', 'linkLost', 'tooManyCharges']],
  // No payout is released, so none may be sent again after a request that may have been carried out.
  ['paid', subjects.createPayout, 200, 1, ['mayBePaid', 'notFound', 'paid']],
] as const)(
  'no order is %s twice or lost, with every fault, and if processes end or stop at any step',
  async (success, createSubject, orders, maxRequests, everyEnding) => {
    const wrong: unknown[] = [];
    const endings = new Set<string>();
    let processes = 0;
    let most = 0;
    for (let seed = 0; seed < orders; seed += 1) {
      const advance = (milliseconds: number): unknown => vi.setSystemTime(Date.now() + milliseconds);
      const result = await simulate(createSubject, seed, advance);
      const { outcome, results, transactions, paid, requests } = result;
      const ending = outcome.reason ?? outcome.outcome;
      const isRight =
        transactions === (['tooManyCharges', 'notFound'].includes(ending) ? 0 : 1) &&
        results === (ending === success ? 1 : 0) &&
        paid === results &&
        requests <= maxRequests;
      if (!isRight) wrong.push({ seed, ...result });
      endings.add(ending);
      processes += result.processes;
      most = Math.max(most, requests);
    }
    expect(wrong).toEqual([]);
    expect(most).toBe(maxRequests);
    expect(processes).toBeGreaterThan(orders * 4.5);
    // The faults must trigger all of these endings.
    expect([...endings].toSorted()).toEqual(everyEnding);
  },
  120_000,
);
