import { describe, expect, it } from 'vitest';
import { formatQuantity, formatRatio, formatRatios, formatSummary } from '../../src/report/format.js';

describe('formatRatios', () => {
  it('prints the median, then the middle half with a sign at both ends', () => {
    expect(formatRatios({ median: 6.21, lower: 5.9, upper: 8.92, count: 31 })).toBe(
      '6.21× (middle half 5.90× to 8.92×)',
    );
  });

  it('prints the median alone if the middle half is printed alike', () => {
    expect(formatRatios({ median: 1, lower: 0.999, upper: 1.001, count: 31 })).toBe('1.00×');
  });

  it('prints the median alone if there were too few rounds', () => {
    expect(formatRatios({ median: 2, lower: 1.5, upper: 2.5, count: 2 })).toBe('2.00×');
  });

  it('says so if nothing was measured', () => {
    expect(formatRatios({ median: Number.NaN, lower: Number.NaN, upper: Number.NaN, count: 0 })).toBe('not measured');
  });
});

describe('formatRatio', () => {
  it.each([
    [0.0041, '0.0041×'],
    [0.0949, '0.095×'],
    [0.096, '0.10×'],
    [1.005, '1.00×'],
    [99.9, '99.90×'],
    [123.4, '123×'],
  ])('prints %d with the digits that matter', (ratio, text) => {
    expect(formatRatio(ratio)).toBe(text);
  });
});

describe('formatQuantity', () => {
  it.each([
    [12.34, 'µs', '12.3 µs'],
    [1234, 'µs', '1.23 ms'],
    [123_456, 'µs', '123 ms'],
    [2_345_678, 'µs', '2.35 s'],
    [5120, 'bytes', '5.0 KiB'],
    [104_857_600, 'bytes', '100 MiB'],
    [3, 'count', '3'],
  ] as const)('prints %d %s in a unit that fits', (value, unit, text) => {
    expect(formatQuantity(value, unit)).toBe(text);
  });
});

describe('formatSummary', () => {
  it('prints a unit at each of the three values', () => {
    const summary = { median: 12.3, lower: 11.9, upper: 13, count: 5 };
    expect(formatSummary(summary, (value) => formatQuantity(value, 'µs'))).toBe(
      '12.3 µs (middle half 11.9 µs to 13.0 µs)',
    );
  });
});
