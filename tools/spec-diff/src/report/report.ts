import type { Bump, Finding } from '../compare/types.js';
import type { Approval } from './approvals.js';
import type { OtherChange } from '../compare/redocly-diff.js';
import type { Version } from '../input/read-version.js';
import type { Line } from './source-lines.js';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { approvalsFile, matchApprovals, readApprovals } from './approvals.js';
import { ComparisonError } from '../comparison-error.js';
import { compare } from '../compare/compare.js';
import { lineFinder } from './source-lines.js';
import { applyBump, isAtLeast, requiresNewRevision, largestBump, readRevision } from '../compare/revision.js';

export interface ReportedBreak extends Finding, Line {
  affects: readonly string[];
  approval: Approval | undefined;
}

/** The data of all formats. */
export interface Report {
  base: { name: string; version: string };
  head: { name: string; version: string };
  /** Whether head may be merged. */
  passed: boolean;
  breaking: readonly ReportedBreak[];
  retired: readonly Finding[];
  others: readonly OtherChange[];
  /** Problems with approvals and with the revision. */
  problems: readonly (Line & { message: string })[];
  /** The bump that the changes ask for. An approved change counts as its approval says. */
  bump: Bump;
  /** The lowest `info.x-revision` that head may have. */
  lowestVersion: string;
  /** The approvals file as messages name it. */
  approvalsFile: string;
}

export function makeReport(
  base: Version,
  head: Version,
  { today, approvals }: { today: string; approvals: { file: string; shown: string } | undefined },
): Report {
  const [baseVersion, headVersion] = [base, head].map(({ document, name }) => readRevision(document, name));
  const { file, shown } = approvals ?? {
    file: join(head.folder ?? '', approvalsFile),
    shown: join(head.folder === undefined ? 'spec' : head.shownAs, approvalsFile),
  };
  if (approvals && !existsSync(file)) throw new ComparisonError(`There is no approvals file ${shown}.`);
  const given = approvals || head.folder !== undefined ? readApprovals(file, shown) : [];

  const { breaking, retired, others, harmlessBump } = compare(base.document, head.document, today);
  const { approvedBy, problems } = matchApprovals(breaking, given, today);
  const lineOf = lineFinder(base, head);
  const reported = breaking.map((finding, index) => ({ ...finding, ...lineOf(finding), approval: approvedBy[index] }));
  const bump = largestBump([harmlessBump, ...reported.map(({ approval }) => approval?.bump ?? 'major')]);
  const lowestVersion = applyBump(baseVersion ?? '', bump);
  // No change makes the revision go back.
  const least = requiresNewRevision(bump) ? lowestVersion : (baseVersion ?? '');
  const isBumped = isAtLeast(headVersion ?? '', least);
  const tooLow = {
    message: `The info.x-revision is ${headVersion}; these changes to ${baseVersion} make it ${least} or higher.`,
    ...lineOf({ version: 'head', location: '/info/x-revision' }),
  };
  const all = [
    ...problems.map(({ approval, message }) => ({ message, file: shown, line: approval.line })),
    ...(isBumped ? [] : [tooLow]),
  ];
  return {
    base: { name: base.name, version: baseVersion ?? '' },
    head: { name: head.name, version: headVersion ?? '' },
    passed: all.length === 0 && reported.every(({ approval }) => approval !== undefined),
    breaking: reported,
    retired,
    others: others.filter(
      ({ location }) => !reported.some((finding) => `${location}/`.startsWith(`${finding.location}/`)),
    ),
    problems: all,
    bump,
    lowestVersion,
    approvalsFile: shown,
  };
}
