import { describe, expect, it } from 'vitest';
import { median, quantile, roundRatios, summarize } from '../../src/measure/statistics.js';

describe('median', () => {
  it('is the middle value, or the lower of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2);
  });

  it('is not a number without values', () => {
    expect(median([])).toBeNaN();
  });
});

describe('quantile', () => {
  it('interpolates between the two nearest values', () => {
    expect(quantile([4, 1, 3, 2, 5], 0.25)).toBe(2);
    expect(quantile([1, 2, 4], 0.25)).toBe(1.5);
    expect(quantile([1, 2, 4], 0.75)).toBe(3);
  });
});

describe('summarize', () => {
  it('gives the median and the ends of the middle half', () => {
    expect(summarize([5, 1, 4, 2, 3])).toEqual({ median: 3, lower: 2, upper: 4, count: 5 });
  });
});

describe('roundRatios', () => {
  it('divides the samples of the same round', () => {
    expect(roundRatios([2, 9], [1, 3])).toEqual([2, 3]);
  });

  it('ignores rounds in which the other candidate did not run', () => {
    expect(roundRatios([2, 9, 7], [1])).toEqual([2]);
  });
});
