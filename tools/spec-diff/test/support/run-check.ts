import type { Check } from '../../src/compare/types.js';
import { readVersions } from '../../src/compare/versions.js';
import { assertLocations } from './assert-locations.js';
import { bundle } from './bundle.js';
import { type Edit, edited } from './edits.js';

/**
 * Runs one check on an edited bundle.
 *
 * @returns the findings, as `rule location`
 */
export function runCheck(check: Check, { before = () => {}, after }: { before?: Edit; after: Edit }): string[] {
  const base = edited(bundle, before);
  const head = edited(base, after);
  const findings = check(readVersions(base, head, '2026-12-01'));
  assertLocations(findings, { base, head });
  return [...new Set(findings.map(({ rule, location }) => `${rule} ${location}`))];
}
