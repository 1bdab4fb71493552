import { escapeAnnotationMessage, escapeAnnotationProperty } from '../../lint.js';
import type { Report } from '../report.js';
import { formatChange, formatVerdict, formatWhere } from './format.js';

const formatAnnotation = (
  level: 'error' | 'notice',
  { file, line }: { file: string; line: number },
  title: string,
  message: string,
) => {
  const properties = `file=${escapeAnnotationProperty(file)},line=${line},title=${escapeAnnotationProperty(title)}`;
  return `::${level} ${properties}::${escapeAnnotationMessage(message)}`;
};

/**
 * Formats a report as workflow commands, which GitHub shows as annotations. Paths are relative to the repository.
 */
export function github(report: Report) {
  const breaks = report.breaking.map((finding) => {
    const { approval, rule, location, message } = finding;
    const change = formatChange(finding);
    const text = [
      `${formatWhere(finding)}: ${message}`,
      ...(change === undefined ? [] : [change]),
      `${rule} at ${location}`,
    ];
    if (approval)
      return formatAnnotation(
        'notice',
        finding,
        'Approved breaking change',
        [...text, `Approved until ${approval.expires}: ${approval.reason}`].join('\n'),
      );
    return formatAnnotation('error', finding, 'Breaking change', text.join('\n'));
  });
  const problems = report.problems.map((problem) => formatAnnotation('error', problem, 'Contract', problem.message));
  return [...breaks, ...problems, formatVerdict(report), ''].join('\n');
}
