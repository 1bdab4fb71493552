import { expect, it } from 'vitest';
import { openapiFetch, openapiFetchWithTimeout } from '../../src/client/candidates/openapi-fetch.js';
import { cases } from '../../src/client/cases.js';
import { checkCost } from '../../src/client/check-cost.js';
import type { Comparison } from '../../src/measure/comparison.js';

const compareWith = (name: string, samples: number[], title = `with ${name}`): Comparison => ({
  title,
  unit: 'µs',
  measured: [
    { name: '@wapi/client', role: 'ours', samples: [12, 12, 12] },
    { name, role: 'competitor', samples },
  ],
});

const { name: limited } = openapiFetchWithTimeout;

it('misses the aim if any case costs more than openapi-fetch with a time limit', () => {
  expect(checkCost([compareWith(limited, [20, 20, 20]), compareWith(limited, [10, 10, 10])])).toMatchObject([
    { received: `at most 1.20× (with ${limited})`, met: false },
  ]);
});

it('meets the aim if no case does, whatever other clients need', () => {
  expect(checkCost([compareWith(limited, [12, 12, 12]), compareWith('ky', [1, 1, 1])])).toMatchObject([{ met: true }]);
});

it.each([
  { over: 'stub', limit: 1.3 },
  { over: 'http', limit: 1.1 },
])('allows $limit times the cost of openapi-fetch without a time limit in cases over $over', ({ over, limit }) => {
  const titles = cases.filter((each) => each.over === over).map(({ title }) => `${title}: CPU time`);
  const check = (ratio: number) =>
    checkCost(titles.map((title) => compareWith(openapiFetch.name, [12 / ratio], title))).map(({ met }) => met);
  expect(check(limit)).toEqual([true]);
  expect(check(limit + 0.01)).toEqual([false]);
});

it('has no aim without openapi-fetch', () => {
  expect(checkCost([compareWith('ky', [1, 1, 1])])).toEqual([]);
});
