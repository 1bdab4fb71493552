import { checkDiscrepancies } from './discrepancies.js';
import { missingFiles } from './missing-files.js';
import { checkResponseStatus } from './response-status.js';
import { checkTree } from './sources.js';

/** @typedef {import('./findings.js').Finding} Finding */
/** @typedef {import('./sources.js').SourceFile} SourceFile */

/**
 * What the rules about files find.
 *
 * Where a file cannot be read, or a `$ref` leads nowhere, this is all that is worth knowing: whatever looks further would repeat it, once for
 * each place that leads there, and take for unused or incomplete what only cannot be reached.
 *
 * @param {string} dir
 * @param {SourceFile[]} sources
 * @returns {{ broken: boolean, findings: Finding[] }}
 */
export function checkFiles(dir, sources) {
  const broken = [...sources.flatMap(({ findings }) => findings), ...missingFiles(sources)];
  if (broken.length > 0) return { broken: true, findings: broken };
  return { broken: false, findings: [...checkTree(dir, sources), ...checkDiscrepancies(dir, sources), ...checkResponseStatus(dir, sources)] };
}
