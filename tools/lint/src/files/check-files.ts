import type { Finding } from '../source/finding.js';
import { checkTree, type SourceFile } from '../source/sources.js';
import { checkDiscrepancies } from './discrepancies.js';
import { missingFiles } from './missing-files.js';
import { checkResponseStatus } from './response-status.js';

/**
 * Applies the rules about files.
 *
 * If a file cannot be read or a `$ref` leads nowhere, `broken` is true and only that is reported: later checks would repeat it at each place that
 * leads there, and would call unused what merely cannot be reached.
 */
export function checkFiles(dir: string, sources: readonly SourceFile[]): { broken: boolean; findings: Finding[] } {
  const broken = [...sources.flatMap(({ findings }) => findings), ...missingFiles(sources)];
  if (broken.length > 0) return { broken: true, findings: broken };
  return {
    broken: false,
    findings: [...checkTree(dir, sources), ...checkDiscrepancies(dir, sources), ...checkResponseStatus(dir, sources)],
  };
}
