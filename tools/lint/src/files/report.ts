import type { FileRule } from '../source/file-rules.js';
import type { Finding } from '../source/finding.js';
import { offsetAt } from '../source/locate.js';
import { type SourceFile, toPlace } from '../source/sources.js';

/** Creates a finding at a path in a file, or at its nearest existing ancestor. */
export function findingAt(
  source: SourceFile,
  path: readonly (string | number)[],
  rule: FileRule,
  message: string,
): Finding {
  return { file: source.file, ...toPlace(source, offsetAt(source, path)), severity: 'error', rule, message };
}
