import type { Aim, Comparison } from '../measure/comparison.js';
import { getRatios } from '../measure/ratios.js';
import { formatRatio } from '../report/format.js';
import { openapiFetch, openapiFetchWithTimeout } from './candidates/openapi-fetch.js';
import { cases } from './cases.js';

interface Limit {
  readonly statement: string;
  readonly against: string;
  /** The cases to which the limit applies. Default: all. */
  readonly over?: 'stub' | 'http';
  /** The highest accepted ratio of our cost. */
  readonly ratio: number;
}

const limits: readonly Limit[] = [
  {
    statement: 'The client costs no more than openapi-fetch with a time limit, which the client always sets',
    against: openapiFetchWithTimeout.name,
    ratio: 1,
  },
  {
    statement: 'Over a stub, the client costs at most 1.3 times as much as openapi-fetch without a time limit',
    against: openapiFetch.name,
    over: 'stub',
    ratio: 1.3,
  },
  {
    statement: 'Against a server, the client costs at most 1.1 times as much as openapi-fetch without a time limit',
    against: openapiFetch.name,
    over: 'http',
    ratio: 1.1,
  },
];

/** Compares the client's cost with the cost of openapi-fetch. Omits a limit if nothing was measured against it. */
export function checkCost(comparisons: readonly Comparison[]): Aim[] {
  return limits.flatMap(({ statement, against, over, ratio: highest }) => {
    const ratios = comparisons
      .filter(({ title }) => over === undefined || over === getTransport(title))
      .flatMap((comparison) =>
        getRatios(comparison)
          .filter(({ against: { name } }) => name === against)
          .map(({ ratio }) => ({ title: comparison.title, median: ratio.median })),
      );
    const [worst] = ratios.toSorted((a, b) => b.median - a.median);
    if (worst === undefined) return [];
    const received = `at most ${formatRatio(worst.median)} (${worst.title})`;
    // Compare the printed decimals.
    return [{ statement, received, met: Math.round(worst.median * 100) <= Math.round(highest * 100) }];
  });
}

/** Returns how the requests of a comparison are sent. */
function getTransport(title: string): 'stub' | 'http' | undefined {
  return cases.find((measured) => title.startsWith(measured.title))?.over;
}
