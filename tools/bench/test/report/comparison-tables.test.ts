import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/measure/comparison.js';
import { renderFigures, renderRatios } from '../../src/report/comparison-tables.js';

const comparisons: Comparison[] = [
  {
    title: 'A case: wall time',
    unit: 'µs',
    measured: [
      { name: 'ours', role: 'ours', samples: [12.34] },
      { name: 'b', role: 'competitor', samples: [24.68] },
      { name: 'c', role: 'baseline', samples: [6.17] },
    ],
  },
  {
    title: 'A case: CPU time',
    unit: 'µs',
    measured: [
      { name: 'ours', role: 'ours', samples: [10] },
      { name: 'b', role: 'competitor', samples: [15] },
      { name: 'c', role: 'baseline', samples: [10] },
    ],
  },
];

describe('renderRatios', () => {
  it('divides ours by each other candidate', () => {
    expect(renderRatios(comparisons).split('\n')).toEqual([
      '| ours              | b     | c (baseline) |',
      '| ----------------- | ----- | ------------ |',
      '| A case: wall time | 0.50× | 2.00×        |',
      '| A case: CPU time  | 0.67× | 1.00×        |',
    ]);
  });

  it('starts a new table for other candidates', () => {
    const [first, second] = comparisons;
    if (!first || !second) throw new Error('missing');
    const alone = { ...second, measured: second.measured.slice(0, 2) };
    expect(renderRatios([first, alone]).split('\n\n')).toHaveLength(2);
  });
});

describe('renderFigures', () => {
  it('writes a column for each candidate and a row for each clock', () => {
    expect(renderFigures(comparisons).split('\n')).toEqual([
      '|                   | ours    | b       | c       |',
      '| ----------------- | ------- | ------- | ------- |',
      '| A case: wall time | 12.3 µs | 24.7 µs | 6.2 µs  |',
      '| A case: CPU time  | 10.0 µs | 15.0 µs | 10.0 µs |',
    ]);
  });
});
