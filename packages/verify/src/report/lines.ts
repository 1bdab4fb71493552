import type { RunDeviation, RunReport, StepResult } from '../run/report.js';

/** Formats a deviation as one line, without values from the traffic. */
export function deviationLine({ endpoint, operation, status, place, message, expected, seen }: RunDeviation): string {
  const name = operation === null ? endpoint : `${operation} (${endpoint})`;
  const kinds = expected === undefined ? '' : ` Expected: ${expected}. Seen: ${seen ?? 'unknown'}.`;
  return `${name} ${status ?? 'no response'} ${place}: ${message}.${kinds}`;
}

/** The number of steps with the given outcome. */
export function countSteps({ steps }: RunReport, outcome: StepResult['outcome']): number {
  return steps.filter((step) => step.outcome === outcome).length;
}

/** The result of a run in one sentence. */
export function summaryLine(report: RunReport): string {
  const [passed, failed, skipped] = (['passed', 'failed', 'skipped'] as const).map((outcome) =>
    countSteps(report, outcome),
  );
  const rest = report.finished ? '' : ' The run was interrupted.';
  const { length } = report.deviations;
  return `Steps: ${passed} passed, ${failed} failed, ${skipped} skipped. Deviations: ${length}.${rest}`;
}
