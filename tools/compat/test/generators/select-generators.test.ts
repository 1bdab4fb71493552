import { expect, it } from 'vitest';
import { selectGenerators } from '../../src/generators/select-generators.js';
import { generators } from '../../src/generators/generators.js';

const some = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

it('selects all generators if none is named', () => {
  expect(selectGenerators(some, [])).toEqual(some);
});

it('selects each named generator once, in the order of the list', () => {
  expect(selectGenerators(some, ['c', 'a', 'c'])).toEqual([{ name: 'a' }, { name: 'c' }]);
});

it('lists the known generators if a name is unknown', () => {
  expect(() => selectGenerators(some, ['a', 'd'])).toThrow(
    'Unknown generator "d". Use one or more of these, or none for all:\n  a\n  b\n  c',
  );
});

it('every generator has a unique name, and an exact version or a reason not to run it', () => {
  expect(new Set(generators.map(({ name }) => name)).size).toBe(generators.length);
  for (const { name, version, packages = [`${name}@${version}`], bin, notRun } of generators) {
    expect(bin === undefined, name).toBe(notRun !== undefined);
    expect(packages[0]?.endsWith(`@${version}`), name).toBe(true);
    for (const text of packages) expect(text).toMatch(/^.+@\d+\.\d+\.\d+$/);
  }
});
