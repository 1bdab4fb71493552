import { expect, test } from 'vitest';
import { groupBy } from '../../src/client/group-by.js';

test('keys and values stay in their original order', () => {
  const groups = groupBy(['pear', 'fig', 'plum', 'kiwi', 'date', 'nut'], (word) => word.length);
  expect([...groups]).toEqual([
    [4, ['pear', 'plum', 'kiwi', 'date']],
    [3, ['fig', 'nut']],
  ]);
});

test('undefined is a key like others', () => {
  expect([...groupBy([1, 2, 3], (value) => (value === 2 ? 'two' : undefined))]).toEqual([
    [undefined, [1, 3]],
    ['two', [2]],
  ]);
});

test('an empty list has no groups', () => {
  expect(groupBy([], String).size).toBe(0);
});
