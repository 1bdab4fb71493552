import { expect, it } from 'vitest';
import { openapiFetchWithTimeout } from '../../src/client/candidates/openapi-fetch.js';
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

const { name: limited } = openapiFetchWithTimeout;

it('misses the aim if any case costs more than openapi-fetch with a time limit', () => {
  expect(checkCost([compareWith(limited, [20, 20, 20]), compareWith(limited, [10, 10, 10])])).toMatchObject([
    { received: `at most 1.20× (with ${limited})`, met: false },
  ]);
});

it('meets the aim if no case does, whatever other clients need', () => {
  expect(checkCost([compareWith(limited, [12, 12, 12]), compareWith('ky', [1, 1, 1])])).toMatchObject([{ met: true }]);
});

it('has no aim without openapi-fetch with a time limit', () => {
  expect(checkCost([compareWith('ky', [1, 1, 1])])).toEqual([]);
});
