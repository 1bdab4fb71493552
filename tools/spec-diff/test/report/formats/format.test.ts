import { expect, it } from 'vitest';
import { formatChange, formatLocation, truncateList } from '../../../src/report/formats/format.js';

it.each([
  ['/components/schemas/AccountFields/properties/email/maxLength', 'AccountFields.email maxLength'],
  ['/components/schemas/Page/properties/data/items/properties/id', 'Page.data[].id'],
  ['/paths/~1user/get', 'GET /user'],
  ['/paths/~1user/get/responses/200', 'GET /user, responses 200'],
  ['/paths/~1user/parameters/0', '/user, parameters 0'],
  ['/webhooks/withdrawal.held_for_refund', 'webhook withdrawal.held_for_refund'],
  ['/x-platforms/tt/currencies', 'x-platforms tt currencies'],
])('%s is called %s', (pointer, words) => {
  expect(formatLocation(pointer)).toBe(words);
});

it.each([
  [{ before: 5, after: 1 }, '5 → 1'],
  [{ before: ['a', 'b'], after: ['a', 'c'] }, '− b, + c'],
  [{ before: ['a', 'b'], after: ['b', 'a'] }, '["a","b"] → ["b","a"]'],
  [{ before: 'x' }, 'x → nothing'],
  [{}, undefined],
])('%j is %s', (values, words) => {
  expect(formatChange({ message: 'Changed.', ...values })).toBe(words);
});

it('does not say a change twice', () => {
  expect(formatChange({ message: "`maxLength` changed from '5' to '1'.", before: 5, after: 1 })).toBeUndefined();
});

it('names three of many', () => {
  expect(truncateList(['a', 'b', 'c', 'd'])).toBe('a, b, c, d');
  expect(truncateList(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
});
