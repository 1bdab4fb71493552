import { existsSync, readFileSync } from 'node:fs';

/** The fields of Vitest's JSON report that this module reads. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

export interface TestTotals {
  readonly line: string;
  readonly ok: boolean;
}

/**
 * Adds up the test reports of all packages.
 *
 * A failed step without a failed test (a linter, the type check, a build) counts as one failure. The totals line must
 * never say "0 failed" after a failure.
 *
 * @param files Vitest's JSON reports; a missing file counts as no tests
 * @param failedSteps the steps that failed, such as `@wapi/spec#test` or `oxlint`
 */
export function summarize(files: readonly string[], failedSteps: readonly string[]): TestTotals {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of files.filter((name) => existsSync(name))) {
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    skipped += report.numPendingTests + report.numTodoTests;
  }
  const failedTestRuns = failedSteps.filter((step) => step.endsWith('#test'));
  const others = failedSteps.length - failedTestRuns.length;
  failed = Math.max(failed, failedTestRuns.length) + others;
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { line, ok: failed === 0 && passed > 0 };
}
