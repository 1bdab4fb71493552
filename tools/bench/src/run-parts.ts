import { errorMessage } from './measure/error-message.js';
import type { Part } from './parts.js';
import { renderPartSummary } from './report/render-report.js';
import type { PartReport } from './report/render-report.js';

/** Runs the parts one after another, and prints the ratios of each part. The run continues if a part fails. */
export async function runParts(parts: readonly Part[], print: (text: string) => void): Promise<PartReport[]> {
  const reports: PartReport[] = [];
  for (const { title, method, measure } of parts) {
    print(`Measuring: ${title}`);
    const outcome = await measure().then(
      (result) =>
        result.comparisons.length + result.figures.length > 0
          ? { result }
          : { failure: result.leftOut.map(({ reason }) => reason).join(' ') },
      (error: unknown) => ({ failure: errorMessage(error) }),
    );
    const report = { title, method, outcome };
    reports.push(report);
    print(`\n${renderPartSummary(report).join('\n\n')}\n`);
  }
  return reports;
}
