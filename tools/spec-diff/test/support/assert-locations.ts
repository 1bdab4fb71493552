import { valueAt } from '../../src/compare/json-pointer.js';
import type { BaseAndHead, Document, Finding } from '../../src/compare/types.js';

/**
 * Fails unless each location exists in the version that the finding names. If a finding is about a missing node, the
 * node's parent must exist.
 */
export function assertLocations(findings: readonly Finding[], documents: BaseAndHead<Document>): void {
  for (const { rule, location, version } of findings) {
    const document = documents[version];
    const exists = (pointer: string): boolean => valueAt(document, pointer) !== undefined;
    const other = documents[version === 'base' ? 'head' : 'base'];
    const isMissing =
      !exists(location) && (!exists(location.replace(/\/[^/]*$/, '')) || valueAt(other, location) !== undefined);
    if (isMissing) throw new Error(`${rule}: ${location} must exist in ${version}.`);
  }
}
