import type { Report, ReportedBreak } from '../report.js';
import { getAdvice, formatChange, pluralize, formatPlace, formatVerdict, formatWhere } from './format.js';

const escapeCell = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');

function formatRow(finding: ReportedBreak) {
  const { approval, breaks, message, file, line } = finding;
  const change = formatChange(finding);
  const summary = change === undefined ? escapeCell(message) : `${escapeCell(message)}<br>${escapeCell(change)}`;
  const cells = [breaks.join(', '), escapeCell(formatWhere(finding)), summary, escapeCell(`${file}:${line}`)];
  return `| ${approval ? '✅' : '❌'} | ${cells.join(' | ')} |`;
}

const formatDetails = (summary: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>', ''];

/** Formats a report as Markdown for a job summary and a pull-request comment. */
export function markdown(report: Report) {
  const { base, head, passed, breaking, retired, others, problems, lowestVersion, bump } = report;
  const sorted = [...breaking.filter(({ approval }) => !approval), ...breaking.filter(({ approval }) => approval)];
  const table = ['| | Breaks | Location | Change | File |', '|---|---|---|---|---|', ...sorted.map(formatRow), ''];
  const approvalKeys = breaking.map(({ rule, location, approval }) => {
    const approved = approval ? `: approved until ${approval.expires}, ${escapeCell(approval.reason)}` : '';
    return `- \`${rule}\` at \`${location}\`${approved}`;
  });
  const additions = others.filter(({ impact }) => impact === 'minor');
  const edits = others.filter(({ impact }) => impact === 'patch');
  const requirement = bump === 'none' ? '' : `, at least ${lowestVersion} required (${bump})`;
  const list = (changes: Report['others']) =>
    changes.slice(0, 50).map((change) => `- ${change.kind}: ${escapeCell(formatPlace(change))}`);
  return [
    `## ${passed ? '✅' : '❌'} Contract: ${escapeCell(base.name)} → ${escapeCell(head.name)}`,
    '',
    `**${formatVerdict(report)}** Revision ${base.version} → ${head.version}${requirement}.`,
    '',
    ...(breaking.length > 0 ? table : []),
    ...problems.map(({ file, line, message }) => `- ❌ ${escapeCell(`${file}:${line} ${message}`)}`),
    ...(problems.length > 0 ? [''] : []),
    ...formatDetails(
      'What to do',
      getAdvice(report).map((sentence) => `- ${sentence}`),
    ),
    ...formatDetails('Rules and locations for approvals', approvalKeys),
    ...formatDetails(
      pluralize(retired.length, 'removal after its sunset', 'removals after their sunset'),
      retired.map(({ message }) => `- ${escapeCell(message)}`),
    ),
    ...formatDetails(pluralize(additions.length, 'addition'), list(additions)),
    ...formatDetails(pluralize(edits.length, 'other compatible change'), list(edits)),
  ].join('\n');
}
