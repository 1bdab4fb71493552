import { existsSync, readFileSync } from 'node:fs';

/**
 * Adds up the test reports of all packages.
 *
 * A step that failed without a failed test (a linter, the type check, a build) counts as one failure, so that the line never says
 * "0 failed" when something did.
 *
 * @param {string[]} files Vitest's JSON reports; a file that is not there counts as no tests
 * @param {string[]} failedSteps the steps that failed, as `@wapi/spec#test` or `oxlint`
 * @returns {{ line: string, ok: boolean }}
 */
export function summarize(files, failedSteps) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of files.filter((name) => existsSync(name))) {
    const report = JSON.parse(readFileSync(file, 'utf8'));
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
