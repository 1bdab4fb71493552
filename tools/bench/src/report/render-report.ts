import type { PartResult } from '../measure/comparison.js';
import { renderFigures, renderRatios } from './comparison-tables.js';
import { renderMachine } from './machine.js';
import type { Machine } from './machine.js';
import { renderTable } from './table.js';
import { renderWeakSpots } from './weak-spots.js';

/** A part of the run, with its result or the reason why it failed. */
export interface PartReport {
  readonly title: string;
  /** The measurement method, in whole sentences. */
  readonly method: string;
  readonly outcome: { readonly result: PartResult } | { readonly failure: string };
}

interface MeasuredPart extends PartResult {
  readonly title: string;
  readonly method: string;
}

const INTRODUCTION = [
  '`npm run bench` writes this file. A ratio is the value of this project divided by the value of the other program in the',
  'same round, so below 1.00× this project needs less. The table shows the median of the ratios of all rounds. The middle',
  'half is the interquartile range of these ratios. Ratios are comparable between machines, but times are not.',
].join('\n');

/** BENCHMARKS.md. */
export function renderReport(machine: Machine, parts: readonly PartReport[]): string {
  const measured = parts.flatMap(({ title, method, outcome }): MeasuredPart[] =>
    'result' in outcome ? [{ title, method, ...outcome.result }] : [],
  );
  const sections = [
    '# Benchmarks',
    INTRODUCTION,
    renderMachine(machine),
    '## Ratios',
    ...parts.flatMap(renderPartRatios),
    '## Where it is slower',
    renderWeakSpots(measured),
    '## Absolute figures',
    ...measured.flatMap(renderPartFigures),
    '## How it was measured',
    measured.map(({ title, method }) => `- **${title}**: ${method}`).join('\n'),
    '## Versions',
    renderTable([['Package', 'Version'], ...listVersions(measured)]),
  ];
  return `${sections.join('\n\n')}\n`;
}

/**
 * Renders the ratios and single figures of a part, and names what was left out. For a failed part, renders the reason.
 */
export function renderPartSummary(report: PartReport): string[] {
  if ('failure' in report.outcome) return renderPartRatios(report);
  const lines = renderSingleFigures(report.outcome.result);
  return [...renderPartRatios(report), ...(lines === '' ? [] : [lines])];
}

/** Renders the ratios of a part. A part without comparisons has only figures. */
function renderPartRatios({ title, outcome }: PartReport): string[] {
  if ('failure' in outcome) return [`### ${title}`, `Not measured: ${outcome.failure}`];
  const { comparisons, leftOut } = outcome.result;
  const missing = leftOut.map(({ name, reason }) => `- Left out: ${name}. ${reason.split('\n')[0]}`).join('\n');
  const sections = [
    ...(comparisons.length > 0 ? [renderRatios(comparisons)] : []),
    ...(missing === '' ? [] : [missing]),
  ];
  return sections.length > 0 ? [`### ${title}`, ...sections] : [];
}

function renderPartFigures({ title, ...result }: MeasuredPart): string[] {
  const { comparisons } = result;
  const lines = renderSingleFigures(result);
  const table = comparisons.length > 0 ? [renderFigures(comparisons)] : [];
  return [`### ${title}`, ...table, ...(lines === '' ? [] : [lines])];
}

function renderSingleFigures({ figures, aims }: PartResult): string {
  const single = figures.map((figure) => `- ${figure.title}: ${figure.value}`);
  const checked = aims.map(
    ({ statement, received, met }) => `- Aim ${met ? 'met' : 'missed'}: ${statement}. Measured: ${received}.`,
  );
  return [...single, ...checked].join('\n');
}

function listVersions(parts: readonly PartResult[]): string[][] {
  const versions = new Map(parts.flatMap((part) => Object.entries(part.versions)));
  return [...versions].toSorted(([a], [b]) => a.localeCompare(b));
}
