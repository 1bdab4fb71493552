import type { RunDeviation, RunReport } from '../run/report.js';
import { deviationLine } from './lines.js';
import type { SourceLine, SourceLines } from './source-lines.js';

const ROOT = '%SRCROOT%';

/**
 * Formats the deviations as a SARIF 2.1.0 log. Each result points to the line in the spec that the deviation
 * contradicts.
 */
export function formatSarif({ deviations }: RunReport, lines: SourceLines): string {
  const keywords = [...new Set(deviations.map(({ keyword }) => keyword))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'wapi-verify',
            rules: keywords.map((id) => ({
              id,
              shortDescription: { text: `The server deviates from the spec: ${id}` },
            })),
          },
        },
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: deviations.map((deviation) => resultOf(deviation, lines.find(deviation))),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function resultOf(deviation: RunDeviation, { file, line }: SourceLine) {
  const { endpoint, status, place, keyword } = deviation;
  return {
    ruleId: keyword,
    level: 'error',
    message: { text: deviationLine(deviation) },
    locations: [
      { physicalLocation: { artifactLocation: { uri: file, uriBaseId: ROOT }, region: { startLine: line } } },
    ],
    partialFingerprints: { deviation: [endpoint, status, place, keyword].join(' ') },
  };
}
