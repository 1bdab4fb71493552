import { expect, it } from 'vitest';
import { formatTable } from '../../src/generators/table.js';

it('writes a row for each generator', () => {
  const results = [
    { name: 'fine', version: '1.0.0', made: { files: 2, bytes: 12_345, operations: 3, errors: 0 }, remarks: [] },
    {
      name: 'poor',
      version: '2.0.0',
      made: { files: 1, bytes: 9, operations: 2, errors: 1 },
      remarks: ['old', 'a.ts(1): A | B\nis wrong'],
    },
    { name: 'idle', version: '3.0.0', remarks: ['not run: no Java'] },
  ];
  expect(formatTable(results, 3).split('\n')).toEqual([
    '| generator | version | files, bytes | operations | type-checks | remark |',
    '| --- | --- | --- | --- | --- | --- |',
    '| fine | 1.0.0 | 2, 12,345 | 3 of 3 | yes |  |',
    '| poor | 2.0.0 | 1, 9 | 2 of 3 | no, 1 error | old; a.ts(1): A \\| B is wrong |',
    '| idle | 3.0.0 | - | - | - | not run: no Java |',
  ]);
});
