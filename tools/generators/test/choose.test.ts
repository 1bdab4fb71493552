import { expect, it } from 'vitest';
import { choose } from '../src/choose.js';
import { generators } from '../src/generators.js';

const some = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

it('takes all generators where none is named', () => {
  expect(choose(some, [])).toEqual(some);
});

it('takes each named one once, in the order of the list', () => {
  expect(choose(some, ['c', 'a', 'c'])).toEqual([{ name: 'a' }, { name: 'c' }]);
});

it('names the generators that there are when one is not there', () => {
  expect(() => choose(some, ['a', 'd'])).toThrow('There is no generator "d". Name some of these, or none for all:\n  a\n  b\n  c');
});

it('has generators with names of their own and exact versions, or a reason not to run them', () => {
  expect(new Set(generators.map(({ name }) => name)).size).toBe(generators.length);
  for (const { name, version, packages = [`${name}@${version}`], bin, notRun } of generators) {
    expect(bin === undefined, name).toBe(notRun !== undefined);
    expect(packages[0]?.endsWith(`@${version}`), name).toBe(true);
    for (const text of packages) expect(text).toMatch(/^.+@\d+\.\d+\.\d+$/);
  }
});
