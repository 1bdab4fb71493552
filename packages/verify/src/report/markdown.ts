import type { RunReport } from '../run/report.js';
import { registerLines } from './register.js';
import { summaryLine } from './lines.js';

/** Formats a report as Markdown, for an issue or a pull request. */
export function formatMarkdown(report: RunReport): string {
  const { target, deviations, steps, register } = report;
  const skipped = steps.filter(({ outcome }) => outcome === 'skipped');
  return [
    `# Verification of ${target}`,
    '',
    summaryLine(report),
    ...table(
      'Deviations',
      ['operation', 'status', 'place', 'problem', 'expected', 'seen'],
      deviations.map(({ operation, endpoint, status, place, message, expected, seen }) => [
        operation ?? endpoint,
        String(status ?? 'no response'),
        `\`${place}\``,
        message,
        expected ?? '',
        seen ?? '',
      ]),
    ),
    ...table(
      'Skipped',
      ['step', 'reason'],
      skipped.map(({ title, reason }) => [title, reason ?? '']),
    ),
    ...(register.length === 0 ? [] : ['', '## Register', '', '```', ...register.flatMap(registerLines), '```']),
    '',
  ].join('\n');
}

/** A table under a heading; nothing if there are no rows. */
export function table(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return ['', `## ${heading}`, '', line(columns), line(columns.map(() => '---')), ...rows.map(line)];
}
