import { expect, it } from 'vitest';
import { checkCost } from '../../src/client/check-cost.js';
import type { Comparison } from '../../src/measure/comparison.js';

const compareWith = (name: string, samples: number[]): Comparison => ({
  title: `with ${name}`,
  unit: 'µs',
  measured: [
    { name: '@wapi/client', role: 'ours', samples: [12, 12, 12] },
    { name, role: 'competitor', samples },
  ],
});

it('misses the aim if any case costs more than openapi-fetch', () => {
  expect(
    checkCost([compareWith('openapi-fetch', [20, 20, 20]), compareWith('openapi-fetch', [10, 10, 10])]),
  ).toMatchObject([{ received: 'at most 1.20× (with openapi-fetch)', met: false }]);
});

it('meets the aim if no case does, whatever other clients need', () => {
  expect(checkCost([compareWith('openapi-fetch', [12, 12, 12]), compareWith('ky', [1, 1, 1])])).toMatchObject([
    { met: true },
  ]);
});

it('has no aim without openapi-fetch', () => {
  expect(checkCost([compareWith('ky', [1, 1, 1])])).toEqual([]);
});
