import { escapeAnnotationMessage, escapeAnnotationProperty } from '../../lint.js';
import type { Report } from '../report.js';
import { formatChange, formatVerdict, formatWhere } from './format.js';

const annotation = (
  level: 'error' | 'notice',
  { file, line }: { file: string; line: number },
  title: string,
  message: string,
) =>
  `::${level} file=${escapeAnnotationProperty(file)},line=${line},title=${escapeAnnotationProperty(title)}::${escapeAnnotationMessage(message)}`;

/**
 * Annotations as GitHub's runners read them from a job's output. Files are named from the top of the repository.
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
      return annotation(
        'notice',
        finding,
        'Approved breaking change',
        [...text, `Approved until ${approval.expires}: ${approval.reason}`].join('\n'),
      );
    return annotation('error', finding, 'Breaking change', text.join('\n'));
  });
  const problems = report.problems.map((problem) => annotation('error', problem, 'Contract', problem.message));
  return [...breaks, ...problems, formatVerdict(report), ''].join('\n');
}
