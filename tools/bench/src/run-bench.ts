import { writeFileSync } from 'node:fs';
import { chooseParts } from './choose-parts.js';
import { parts } from './parts.js';
import { reportPath } from './paths.js';
import { compile } from './processes/compile.js';
import { describeMachine } from './report/machine.js';
import { renderReport } from './report/render-report.js';
import { runParts } from './run-parts.js';
import { buildWorkspace } from './siblings.js';

/**
 * Measures the chosen parts, or all parts if none is chosen.
 *
 * @param names the names of the chosen parts
 * @returns the exit code: 0 only if every chosen part has a measurement, and no required goal is missed
 * @throws {UsageError} if a name is unknown
 */
export async function runBench(names: readonly string[]): Promise<number> {
  const chosen = chooseParts(parts, names);
  if (!(await buildWorkspace())) return 1;
  await compile();
  const machine = describeMachine();
  const reports = await runParts(chosen, console.log);
  if (chosen.length === parts.length) {
    writeFileSync(reportPath, renderReport(machine, reports));
    console.log('Wrote BENCHMARKS.md');
  } else {
    console.log('A run of all parts writes BENCHMARKS.md: npm run bench');
  }
  const failed = reports.filter(({ outcome }) => 'failure' in outcome);
  for (const { title } of failed) console.error(`Nothing was measured: ${title}`);
  const missed = reports.flatMap(({ outcome }) =>
    'result' in outcome ? outcome.result.aims.filter(({ isRequired = false, met }) => isRequired && !met) : [],
  );
  for (const { statement, received } of missed) console.error(`Aim missed: ${statement}. Measured: ${received}`);
  return failed.length + missed.length === 0 ? 0 : 1;
}
