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

/** Ours against each other candidate. Below 1 ours needs less. */
export function getRatios(comparison: Comparison): Ratio[] {
  const ours = getOurs(comparison);
  return comparison.measured
    .filter((candidate) => candidate !== ours)
    .map((against) => ({ against, ratio: summarize(roundRatios(ours.samples, against.samples)) }));
}

/** Whether a ratio is above 1 when it is printed with two digits. */
export function isAboveOne(ratio: number): boolean {
  return Math.round(ratio * 100) > 100;
}
