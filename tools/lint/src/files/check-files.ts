import type { Finding } from '../source/finding.js';
import { checkTree, type SourceFile } from '../source/sources.js';
import { checkDiscrepancies } from './discrepancies.js';
import { missingFiles } from './missing-files.js';
import { checkResponseStatus } from './response-status.js';

/**
 * Applies the rules about files.
 *
 * If a file is unreadable or the target of a `$ref` is missing, `broken` is true and only these findings are returned. Later checks would repeat
 * them at every reference, and would report files as unused because they cannot be reached.
 */
export function checkFiles(dir: string, sources: readonly SourceFile[]): { broken: boolean; findings: Finding[] } {
  const broken = [...sources.flatMap(({ findings }) => findings), ...missingFiles(sources)];
  if (broken.length > 0) return { broken: true, findings: broken };
  return {
    broken: false,
    findings: [...checkTree(dir, sources), ...checkDiscrepancies(dir, sources), ...checkResponseStatus(dir, sources)],
  };
}
