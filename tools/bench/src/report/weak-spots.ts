import type { Aim, Comparison, Role } from '../measure/comparison.js';
import { getRatios, isAboveOne } from '../measure/ratios.js';
import { formatRatios } from './format.js';
import { renderTable } from './table.js';

interface MeasuredPart {
  readonly title: string;
  readonly comparisons: readonly Comparison[];
  readonly aims: readonly Aim[];
}

/** Renders every comparison in which our code costs more than a different candidate, and every missed goal. */
export function renderWeakSpots(parts: readonly MeasuredPart[]): string {
  const missed = parts.flatMap(({ title, aims }) =>
    aims.filter(({ met }) => !met).map(({ statement, received }) => `- ${title}: ${statement}. Measured: ${received}.`),
  );
  return [
    '### Than a competitor',
    renderSlower(parts, 'competitor') ?? 'Nowhere in this run.',
    '### Than an aim of this project',
    missed.length > 0 ? missed.join('\n') : 'Nowhere in this run.',
    '### Than a baseline',
    'A baseline does less than this project, so this project needs more. The ratio shows how much more.',
    renderSlower(parts, 'baseline') ?? 'Nowhere in this run.',
  ].join('\n\n');
}

function renderSlower(parts: readonly MeasuredPart[], role: Role): string | undefined {
  const slower = parts.flatMap(({ title, comparisons }) =>
    comparisons.flatMap((comparison) =>
      getRatios(comparison)
        .filter(({ against, ratio }) => against.role === role && isAboveOne(ratio.median))
        .map(({ against, ratio }) => ({ title, what: comparison.title, against: against.name, ratio })),
    ),
  );
  if (slower.length === 0) return undefined;
  const rows = slower
    .toSorted((a, b) => b.ratio.median - a.ratio.median)
    .map(({ title, what, against, ratio }) => [
      title,
      what,
      against,
      formatRatios(ratio),
      isAboveOne(ratio.lower) ? 'clear' : 'within the noise: the middle half reaches 1.00×',
    ]);
  return renderTable([['Part', 'Measured', 'Slower than', 'Ratio', 'How sure'], ...rows]);
}
