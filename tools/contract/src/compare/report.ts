import type { Bump, Finding } from './types.js';
import type { Approval } from './approvals.js';
import type { OtherChange } from './redocly-diff.js';
import type { Version } from './read-version.js';
import type { Line } from './source-lines.js';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { approvalsFile, matchApprovals, readApprovals } from './approvals.js';
import { CannotCompare } from './cannot-compare.js';
import { compare } from './compare.js';
import { lineFinder } from './source-lines.js';
import { bumped, isAtLeast, isDemanded, largestBump, versionOf } from './version.js';

/** @typedef {Finding & Line & { affects: readonly string[], approval: Approval | undefined }} ReportedBreak */

/**
 * What a format shows.
 *
 * @typedef {object} Report
 * @property {{ name: string, version: string }} base
 * @property {{ name: string, version: string }} head
 * @property {boolean} passed whether head may be merged
 * @property {readonly ReportedBreak[]} breaking
 * @property {readonly Finding[]} retired
 * @property {readonly OtherChange[]} others
 * @property {readonly (Line & { message: string })[]} problems with approvals and with the version
 * @property {Bump} bump what the changes ask for, approved ones for what they count as
 * @property {string} lowestVersion of head
 * @property {string} approvalsFile where to approve, as messages name it
 */

export function makeReport(base: Version, head: Version, { today, approvals }: { today: string; approvals: { file: string; shown: string; } | undefined; }): Report {
  const [baseVersion, headVersion] = [base, head].map(({ document, name }) => versionOf(document, name));
  const { file, shown } = approvals ?? {
    file: join(head.folder ?? '', approvalsFile),
    shown: join(head.folder === undefined ? 'spec' : head.shownAs, approvalsFile),
  };
  if (approvals && !existsSync(file)) throw new CannotCompare(`There is no approvals file ${shown}.`);
  const given = approvals || head.folder !== undefined ? readApprovals(file, shown) : [];

  const { breaking, retired, others, harmlessBump } = compare(base.document, head.document, today);
  const { approvedBy, problems } = matchApprovals(breaking, given, today);
  const lineOf = lineFinder(base, head);
  const reported = breaking.map((finding, index) => ({ ...finding, ...lineOf(finding), approval: approvedBy[index] }));
  const bump = largestBump([harmlessBump, ...reported.map(({ approval }) => approval?.bump ?? 'major')]);
  const lowestVersion = bumped(baseVersion ?? '', bump);
  // No change makes the revision go back.
  const least = isDemanded(bump) ? lowestVersion : (baseVersion ?? '');
  const isBumped = isAtLeast(headVersion ?? '', least);
  const tooLow = {
    message: `The info.x-revision is ${headVersion}; these changes to ${baseVersion} make it ${least} or higher.`,
    ...lineOf({ version: 'head', location: '/info/x-revision' }),
  };
  const all = [...problems.map(({ approval, message }) => ({ message, file: shown, line: approval.line })), ...(isBumped ? [] : [tooLow])];
  return {
    base: { name: base.name, version: baseVersion ?? '' },
    head: { name: head.name, version: headVersion ?? '' },
    passed: all.length === 0 && reported.every(({ approval }) => approval !== undefined),
    breaking: reported,
    retired,
    others: others.filter(({ location }) => !reported.some((finding) => `${location}/`.startsWith(`${finding.location}/`))),
    problems: all,
    bump,
    lowestVersion,
    approvalsFile: shown,
  };
}
