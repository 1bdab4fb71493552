import type { Comparison, Measured } from '../measure/comparison.js';
import { getOurs, getRatios } from '../measure/ratios.js';
import { summarize } from '../measure/statistics.js';
import { formatQuantity, formatRatios, formatSummary } from './format.js';
import { renderTable } from './table.js';

/** Renders the ratios of our cost to the cost of every other candidate, in one table for each set of candidates. */
export function renderRatios(comparisons: readonly Comparison[]): string {
  return renderGroups(comparisons, (group) => {
    const others = group.first.measured.filter(({ role }) => role !== 'ours');
    const head = [getOurs(group.first).name, ...others.map(formatOther)];
    const rows = group.all.map((comparison) => [
      comparison.title,
      ...getRatios(comparison).map(({ ratio }) => formatRatios(ratio)),
    ]);
    return [head, ...rows];
  });
}

/** Renders the figures of every candidate. */
export function renderFigures(comparisons: readonly Comparison[]): string {
  return renderGroups(comparisons, (group) => {
    const head = ['', ...group.first.measured.map(({ name }) => name)];
    const rows = group.all.map(({ title, unit, measured }) => [
      title,
      ...measured.map(({ samples }) => formatSummary(summarize(samples), (value) => formatQuantity(value, unit))),
    ]);
    return [head, ...rows];
  });
}

interface Group {
  readonly first: Comparison;
  readonly all: readonly Comparison[];
}

/** Renders one table for all comparisons that have the same candidates. */
function renderGroups(comparisons: readonly Comparison[], toRows: (group: Group) => string[][]): string {
  const groups = new Map<string, { first: Comparison; all: Comparison[] }>();
  for (const comparison of comparisons) {
    const names = comparison.measured.map(({ name }) => name).join('\n');
    const group = groups.get(names);
    if (group) group.all.push(comparison);
    else groups.set(names, { first: comparison, all: [comparison] });
  }
  return [...groups.values()].map((group) => renderTable(toRows(group))).join('\n\n');
}

function formatOther({ name, role }: Measured): string {
  return role === 'baseline' ? `${name} (baseline)` : name;
}
