import type { Report } from '../report.js';
import type { Finding } from '../source/finding.js';
import { groupBy } from '../source/group-by.js';
import { summary } from './summary.js';

/**
 * Formats a block of lines for each file. Every line has the full path, because terminals and editors turn it into a
 * link.
 */
function formatBlocks(findings: readonly Finding[]): string[] {
  return [...groupBy(findings, ({ file }) => file).values()].flatMap((group) => [
    ...group.map(
      ({ file, line, column, severity, rule, message }) =>
        `${file}:${line}:${column}  ${severity}  ${rule}  ${message}`,
    ),
    '',
  ]);
}

/** Formats a report for human readers. */
export function text(report: Report): string {
  const { findings, rules } = report;
  const found = new Set(findings.map(({ rule }) => rule));
  const pages = rules.filter(({ id, page }) => found.has(id) && page !== undefined).map(({ page }) => page);
  const pageList = pages.length === 0 ? [] : ['Pages of these rules:', ...pages.map((page) => `  ${page}`), ''];
  return [...formatBlocks(findings), ...pageList, summary(report)].join('\n');
}
