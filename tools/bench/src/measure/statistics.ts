/** The median of some values, and their interquartile range. */
export interface Summary {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
}

export function summarize(values: readonly number[]): Summary {
  return { median: median(values), lower: quantile(values, 0.25), upper: quantile(values, 0.75), count: values.length };
}

/**
 * Returns the ratio of two candidates in each round. Both samples in a round were taken side by side, so the ratio is
 * valid even if the machine was busy.
 */
export function roundRatios(own: readonly number[], reference: readonly number[]): number[] {
  return own.slice(0, reference.length).map((value, round) => value / (reference[round] ?? Number.NaN));
}

/**
 * Returns the middle value. For an even number of values, returns the lower of the two middle values.
 *
 * @param values at least one, otherwise the median is `NaN`
 */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/**
 * Returns a quantile. Interpolates linearly between the two nearest values.
 *
 * @param part from 0 to 1
 */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * part;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}
