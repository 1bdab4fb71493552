import type { Report } from '../report.js';
import { changeWords, verdictOf, whereWords } from './words.js';

// What GitHub's runner decodes: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
/** @param text of a message */
export const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const annotation = (level: 'error' | 'notice', { file, line }: { file: string; line: number; }, title: string, message: string) =>
  `::${level} file=${property(file)},line=${line},title=${property(title)}::${data(message)}`;

/**
 * Annotations as GitHub's runners read them from a job's output. Files are named from the top of the repository.
 */
export function github(report: Report) {
  const breaks = report.breaking.map((finding) => {
    const { approval, rule, location, message } = finding;
    const change = changeWords(finding);
    const text = [`${whereWords(finding)}: ${message}`, ...(change === undefined ? [] : [change]), `${rule} at ${location}`];
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
  return [...breaks, ...problems, verdictOf(report), ''].join('\n');
}
