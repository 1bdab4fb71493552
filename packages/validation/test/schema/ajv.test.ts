import { contract } from '@wapi/types';
import { expect, it } from 'vitest';
import { createAjv } from '../../src/schema/ajv.js';

it('accepts a number of cents that binary floating point cannot divide, and rejects half a cent', () => {
  const validate = createAjv(contract).compile({ type: 'number', multipleOf: 0.01 });
  expect([0.07, 19.99, 1.1, 100].map((amount) => validate(amount))).toEqual([true, true, true, true]);
  expect(validate(0.075)).toBe(false);
});
