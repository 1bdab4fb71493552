import { expect, it } from 'vitest';
import { formatChange, formatLocation, truncateList } from '../../../src/report/formats/format.js';

it.each([
  ['/components/schemas/AccountFields/properties/email/maxLength', 'AccountFields.email maxLength'],
  ['/components/schemas/Page/properties/data/items/properties/id', 'Page.data[].id'],
  ['/paths/~1user/get', 'GET /user'],
  ['/paths/~1user/get/responses/200', 'GET /user, responses 200'],
  ['/paths/~1user/parameters/0', '/user, parameters 0'],
  ['/paths/~1user~1limits', '/user/limits'],
  ['/webhooks/withdrawal.held_for_refund', 'webhook withdrawal.held_for_refund'],
  ['/x-platforms/tt/currencies', 'x-platforms tt currencies'],
])('formatLocation › formats %s as %s', (pointer, text) => {
  expect(formatLocation(pointer)).toBe(text);
});

it.each([
  [{ before: 5, after: 1 }, '5 → 1'],
  [{ before: ['a', 'b'], after: ['a', 'c'] }, '− b, + c'],
  [{ before: ['a', 'b'], after: ['b', 'a'] }, '["a","b"] → ["b","a"]'],
  [{ before: 'x' }, 'x → nothing'],
  [{}, undefined],
])('formatChange › formats %j as %s', (values, text) => {
  expect(formatChange({ message: 'Changed.', ...values })).toBe(text);
});

it('formatChange › omits a change that the message contains', () => {
  expect(formatChange({ message: "`maxLength` changed from '5' to '1'.", before: 5, after: 1 })).toBeUndefined();
});

it('truncateList › shortens a list of more than four names', () => {
  expect(truncateList(['a', 'b', 'c', 'd'])).toBe('a, b, c, d');
  expect(truncateList(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
});
