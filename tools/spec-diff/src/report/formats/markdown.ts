import type { Report, ReportedBreak } from '../report.js';
import { getAdvice, formatChange, pluralize, formatLocation, formatVerdict, formatWhere } from './format.js';

/** Escapes a table cell, which a line break or a bar would end. */
const cell = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');

function rowOf(finding: ReportedBreak) {
  const { approval, breaks, message, file, line } = finding;
  const change = formatChange(finding);
  const what = change === undefined ? cell(message) : `${cell(message)}<br>${cell(change)}`;
  return `| ${approval ? '✅' : '❌'} | ${breaks.join(', ')} | ${cell(formatWhere(finding))} | ${what} | ${cell(`${file}:${line}`)} |`;
}

const folded = (summary: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>', ''];

/**
 * For a job's summary and a pull request's comment.
 */
export function markdown(report: Report) {
  const { base, head, passed, breaking, retired, others, problems, lowestVersion, bump } = report;
  const sorted = [...breaking.filter(({ approval }) => !approval), ...breaking.filter(({ approval }) => approval)];
  const table = ['| | Breaks | Where | What | File |', '|---|---|---|---|---|', ...sorted.map(rowOf), ''];
  const names = breaking.map(({ rule, location, approval }) => {
    const approved = approval ? `: approved until ${approval.expires}, ${cell(approval.reason)}` : '';
    return `- \`${rule}\` at \`${location}\`${approved}`;
  });
  const news = others.filter(({ impact }) => impact === 'minor');
  const edits = others.filter(({ impact }) => impact === 'patch');
  const list = (changes: readonly { kind: string; location: string }[]) =>
    changes.slice(0, 50).map(({ kind, location }) => `- ${kind}: ${cell(formatLocation(location))}`);
  return [
    `## ${passed ? '✅' : '❌'} The contract: ${cell(base.name)} → ${cell(head.name)}`,
    '',
    `**${formatVerdict(report)}** Version ${base.version} → ${head.version}${bump === 'none' ? '' : `, at least ${lowestVersion} is asked for (${bump})`}.`,
    '',
    ...(breaking.length > 0 ? table : []),
    ...problems.map(({ file, line, message }) => `- ❌ ${cell(`${file}:${line} ${message}`)}`),
    ...(problems.length > 0 ? [''] : []),
    ...folded(
      'What to do',
      getAdvice(report).map((sentence) => `- ${sentence}`),
    ),
    ...folded('Rules and locations, for approvals', names),
    ...folded(
      `${pluralize(retired.length, 'thing is', 'things are')} gone after the sunset`,
      retired.map(({ message }) => `- ${cell(message)}`),
    ),
    ...folded(pluralize(news.length, 'new thing'), list(news)),
    ...folded(pluralize(edits.length, 'change that breaks nobody', 'changes that break nobody'), list(edits)),
  ].join('\n');
}
