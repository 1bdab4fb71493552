import { expect, it } from 'vitest';
import { renderTable } from '../../src/report/table.js';

it('pads the cells of a column to the same width and escapes pipes', () => {
  expect(
    renderTable([
      ['a', 'long head'],
      ['x|y', 'b'],
    ]).split('\n'),
  ).toEqual(['| a    | long head |', '| ---- | --------- |', '| x\\|y | b         |']);
});
