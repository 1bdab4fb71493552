import type { RunReport } from '../run/report.js';
import { countSteps, deviationLine } from './lines.js';

/** Formats a report as JUnit XML: a test case for each step, with the deviations that no earlier step found. */
export function formatJunit(report: RunReport): string {
  const { target, steps, deviations } = report;
  const counts =
    `tests="${steps.length}" failures="${countSteps(report, 'failed')}" ` +
    `skipped="${countSteps(report, 'skipped')}"`;
  const cases = steps.map(({ id, kind, title, outcome, reason }) => {
    const found = deviations.filter(({ step }) => step === id).map(deviationLine);
    const text = found.length === 0 ? 'The step found a deviation that an earlier step had found.' : found.join('\n');
    const inner = {
      passed: '',
      skipped: `<skipped message="${escapeXml(reason ?? '')}"/>`,
      failed: `<failure message="${escapeXml(found[0] ?? text)}">${escapeXml(text)}</failure>`,
    }[outcome];
    return `    <testcase classname="${escapeXml(kind)}" name="${escapeXml(title)}">${inner}</testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="${escapeXml(`wapi-verify ${target}`)}" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return text.replaceAll(/[&<>"]/g, (character) => `&${names[character] ?? ''};`);
}
