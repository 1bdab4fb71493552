import type { Aim, Comparison } from '../measure/comparison.js';
import { getRatios, isAboveOne } from '../measure/ratios.js';
import { formatRatio } from '../report/format.js';
import { openapiFetchWithTimeout } from './candidates/openapi-fetch.js';

/**
 * Checks that the client costs no more than openapi-fetch with a per-call timeout. The client uses openapi-fetch, and
 * always sets a timeout.
 */
export function checkCost(comparisons: readonly Comparison[]): Aim[] {
  const ratios = comparisons.flatMap((comparison) =>
    getRatios(comparison)
      .filter(({ against }) => against.name === openapiFetchWithTimeout.name)
      .map(({ ratio }) => ({ title: comparison.title, median: ratio.median })),
  );
  const [worst] = ratios.toSorted((a, b) => b.median - a.median);
  if (worst === undefined) return [];
  return [
    {
      statement: 'The client costs no more than openapi-fetch with a time limit',
      received: `at most ${formatRatio(worst.median)} (${worst.title})`,
      met: !isAboveOne(worst.median),
    },
  ];
}
