import type { Parameter } from '@wapi/types';
import { expect, test } from 'vitest';
import { parameterText, valueLines } from '../../src/client/parameter-doc.js';
import { queryParameter } from '../support.js';

test.each<[name: string, given: Partial<Parameter>, want: string]>([
  ['a text on one line', { description: ' How\nmany. ' }, 'How many.'],
  [
    'a range and a default',
    { schema: { minimum: 1, maximum: 100, default: 15 } },
    'The page. At least 1, at most 100. Default: `15`.',
  ],
  ['a minimum of nothing', { schema: { minimum: 0 } }, 'The page. At least 0.'],
  [
    'limits with their sources',
    { schema: { minimum: 1, maximum: 9, 'x-limit-provenance': { minimum: 'inferred', maximum: 'reference-2.0.2' } } },
    'The page. At least 1 (inferred), at most 9 (from the reference of v2.0.2).',
  ],
  ['more than nothing', { schema: { exclusiveMinimum: 0 } }, 'The page. More than 0.'],
  ['a length', { schema: { maxLength: 255 } }, 'The page. At most 255 characters.'],
  ['a day', { schema: { format: 'date' } }, 'The page. Written `YYYY-MM-DD`.'],
  ['a default that is false', { schema: { default: false } }, 'The page. Default: `false`.'],
  ['an inferred one', { provenance: 'inferred' }, 'The page. (inferred)'],
  ['a documented one', { provenance: 'reference-2.0.2' }, 'The page.'],
])('%s', (_name, given, want) => {
  expect(parameterText({ ...queryParameter('page'), ...given })).toBe(want);
});

test('the values of an enum, and of the enum of items, say what they mean', () => {
  const meanings = { 'x-enumDescriptions': { a: 'One\nthing.', b: 'Another.' } };
  expect(valueLines(meanings)).toEqual(['', '- `a`: One thing.', '- `b`: Another.']);
  expect(valueLines({ type: 'array', items: meanings })).toEqual(valueLines(meanings));
  expect(valueLines({ enum: ['a'] })).toEqual([]);
});
