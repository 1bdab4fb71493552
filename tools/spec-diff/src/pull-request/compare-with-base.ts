import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiDocument } from '@wapi/types';
import { parse } from 'yaml';
import { readBaseAndHead, type Version } from '../input/read-version.js';
import { errorMessage } from '../lint.js';
import { github } from '../report/formats/github.js';
import { markdown } from '../report/formats/markdown.js';
import { text } from '../report/formats/text.js';
import { makeReport } from '../report/report.js';
import type { ContractVersion } from './contract-report.js';

interface CompareOptions {
  /** The base's name in messages. */
  name: string;
  /** The base: a git ref in the repository, a spec folder or a bundle. */
  source: string;
  cwd: string;
  format: 'github' | 'text';
  /** `YYYY-MM-DD` */
  today: string;
  docsUrl: string | undefined;
  /** An empty folder for temporary files. */
  scratch: string;
}

/**
 * Compares the working tree's spec with a base.
 *
 * @throws {ComparisonError} if the versions cannot be compared
 */
export async function compareWithBase({ name, source, cwd, format, today, docsUrl, scratch }: CompareOptions) {
  const { base, head } = await readBaseAndHead({ base: source, head: undefined }, { cwd, scratch });
  const report = await makeReport({ ...base, name }, head, { today, approvals: undefined });
  const changes = await reportContractChanges(base, head, docsUrl);
  return {
    passed: report.passed,
    output: format === 'github' ? github(report) : text(report),
    summary: [markdown(report).trimEnd(), changes].join('\n\n'),
  };
}

/**
 * Reports changes to the generated files. If the generators fail, returns their error as a string instead of throwing,
 * because the comparison works without them.
 */
async function reportContractChanges(base: Version, head: Version, docsUrl: string | undefined): Promise<string> {
  try {
    const { formatContractReport } = await import('./contract-report.js');
    return formatContractReport(withDiscrepancies(base), withDiscrepancies(head), { docsUrl });
  } catch (error) {
    const reason = errorMessage(error).split('\n')[0];
    return `## Changes in the contract\n\nNot available: ${reason} Fix the spec, then run \`npm run build\`.\n`;
  }
}

function withDiscrepancies({ document, folder }: Version): ContractVersion {
  const discrepancies = folder === undefined ? [] : parse(readFileSync(join(folder, 'discrepancies.yaml'), 'utf8'));
  return { document: document as unknown as OpenApiDocument, discrepancies };
}
