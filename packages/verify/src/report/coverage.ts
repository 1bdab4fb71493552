import { type CoverageKind, type CoverageCount, coverageKinds } from '../coverage/coverage.js';

/** Formats the coverage of the contract: a count for each kind, and the missing parts. */
export function formatCoverage(coverage: Readonly<Record<CoverageKind, CoverageCount>>): string {
  return coverageKinds
    .flatMap((kind) => {
      const { seen, all, missing } = coverage[kind];
      return [
        `${kind.padEnd(10)} ${seen} of ${all}`,
        ...missing.map(({ name, reason }) => `  ${name}${reason === undefined ? '' : ` (${reason})`}`),
      ];
    })
    .join('\n');
}
