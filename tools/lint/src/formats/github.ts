import type { Report } from '../report.js';
import { escapeAnnotationMessage, escapeAnnotationProperty } from './escape-annotation.js';
import { summary } from './summary.js';

/** Formats each finding as a workflow command. GitHub shows the finding at its line in the pull request. */
export function github(report: Report): string {
  const { findings, rules } = report;
  const pageOf = new Map(rules.map(({ id, page }) => [id, page]));
  const lines = findings.map(({ file, line, column, severity, rule, message }) => {
    const properties = Object.entries({ file, line, col: column, title: rule });
    const escaped = properties.map(([name, value]) => `${name}=${escapeAnnotationProperty(value)}`);
    const page = pageOf.get(rule);
    const text = page === undefined ? message : `${message}\nSee ${page}`;
    return `::${severity} ${escaped.join(',')}::${escapeAnnotationMessage(text)}`;
  });
  return [...lines, summary(report)].join('\n');
}
