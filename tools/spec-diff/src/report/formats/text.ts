import type { Audience } from '../../compare/types.js';
import type { Report, ReportedBreak } from '../report.js';
import {
  getAdvice,
  audienceLabels,
  formatChange,
  pluralize,
  formatPlace,
  formatVerdict,
  formatWhere,
} from './format.js';

function formatFinding(finding: ReportedBreak): string[] {
  const { rule, location, message, breaks, file, line, approval } = finding;
  const change = formatChange(finding);
  const others = breaks.slice(1).map((side) => audienceLabels[side]);
  return [
    `  ${approval ? '✓' : '✗'} ${formatWhere(finding)}`,
    `      ${message}`,
    ...(change === undefined ? [] : [`      ${change}`]),
    ...(others.length > 0 ? [`      Also breaks ${others.join(' and ')}.`] : []),
    ...(approval ? [`      Approved until ${approval.expires}: ${approval.reason}`] : []),
    `      ${rule} at ${location}`,
    `      ${file}:${line}`,
  ];
}

/** Formats a report for a terminal. Breaking changes come first. */
export function text(report: Report) {
  const { base, head, breaking, retired, others, problems } = report;
  const lines = [`${base.name} (${base.version}) → ${head.name} (${head.version})`, ''];
  for (const side of Object.keys(audienceLabels) as Audience[]) {
    const own = breaking.filter(({ breaks }) => breaks[0] === side);
    if (own.length === 0) continue;
    const sorted = [...own.filter(({ approval }) => !approval), ...own.filter(({ approval }) => approval)];
    lines.push(`Breaks ${audienceLabels[side]}:`, ...sorted.flatMap((finding) => [...formatFinding(finding), '']));
  }
  if (retired.length > 0) {
    lines.push(
      'Removed after the sunset:',
      ...retired.map((finding) => `  ${formatPlace(finding)}: ${finding.message}`),
      '',
    );
  }
  const additions = others.filter(({ impact }) => impact === 'minor');
  if (others.length > 0)
    lines.push(
      `Compatible: ${pluralize(additions.length, 'addition')}, ` +
        `${pluralize(others.length - additions.length, 'other change')}.`,
      ...additions.map((change) => `  ${change.kind}: ${formatPlace(change)}`),
      '',
    );
  for (const { file, line, message } of problems) lines.push(`✗ ${file}:${line} ${message}`);
  const advice = getAdvice(report);
  if (advice.length > 0) lines.push('', 'What to do:', ...advice.map((sentence) => `  - ${sentence}`));
  return [...lines, '', formatVerdict(report), ''].join('\n').replaceAll(/\n{3,}/g, '\n\n');
}
