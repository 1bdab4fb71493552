import type { Comparison, Measured } from './comparison.js';
import { roundRatios, summarize } from './statistics.js';
import type { Summary } from './statistics.js';

/** The ratio of our cost to the cost of a different candidate. */
export interface Ratio {
  readonly against: Measured;
  readonly ratio: Summary;
}

export function getOurs({ title, measured }: Comparison): Measured {
  const ours = measured.find(({ role }) => role === 'ours');
  if (ours === undefined) throw new Error(`${title}: ours was not measured`);
  return ours;
}

/** Returns our cost divided by the cost of every other candidate. A ratio below 1 means that our code costs less. */
export function getRatios(comparison: Comparison): Ratio[] {
  const ours = getOurs(comparison);
  return comparison.measured
    .filter((candidate) => candidate !== ours)
    .map((against) => ({ against, ratio: summarize(roundRatios(ours.samples, against.samples)) }));
}

/** Returns whether a ratio is above 1 after rounding to the two decimals that are printed. */
export function isAboveOne(ratio: number): boolean {
  return Math.round(ratio * 100) > 100;
}
