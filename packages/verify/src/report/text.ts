import type { RunReport } from '../run/report.js';
import { registerLines } from './register.js';
import { deviationLine, summaryLine } from './lines.js';

/** Formats a report for a terminal. */
export function formatText(report: RunReport): string {
  const { target, platform, deviations, steps, register, leftBehind } = report;
  const skipped = steps.filter(({ outcome }) => outcome === 'skipped');
  return [
    `${target}, compared with platform ${platform}`,
    ...(deviations.length === 0 ? [] : ['', 'Deviations', ...deviations.map((each) => `  ${deviationLine(each)}`)]),
    ...(skipped.length === 0
      ? []
      : ['', 'Skipped', ...skipped.map(({ title, reason }) => `  ${title}: ${reason ?? ''}`)]),
    ...(register.length === 0 ? [] : ['', 'Register', ...register.flatMap(registerLines).map((line) => `  ${line}`)]),
    ...(leftBehind.length === 0
      ? []
      : ['', 'Not deleted', ...leftBehind.map(({ remove, path }) => `  ${remove}: ${path}`)]),
    '',
    summaryLine(report),
  ].join('\n');
}
