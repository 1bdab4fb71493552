import type { Bump, Finding, OtherChange } from '../compare/types.js';
import type { Approval } from './approvals.js';
import type { Version } from '../input/read-version.js';
import type { Line } from './source-lines.js';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { approvalsFile, matchApprovals, readApprovals } from './approvals.js';
import { ComparisonError } from '../comparison-error.js';
import { compare } from '../compare/compare.js';
import { nameItems } from './name-items.js';
import { lineFinder } from './source-lines.js';
import { applyBump, isAtLeast, requiresNewRevision, largestBump, readRevision } from '../compare/revision.js';

/** A location in which names replace the indexes of list items. */
interface Named {
  named?: string;
}

export interface ReportedBreak extends Finding, Line, Named {
  affects: readonly string[];
  approval: Approval | undefined;
}

/** The result of a comparison, from which all formats are rendered. */
export interface Report {
  base: { name: string; version: string };
  head: { name: string; version: string };
  /** The day of the comparison, as `YYYY-MM-DD`. */
  date: string;
  /** Whether `head` can be merged. */
  passed: boolean;
  breaking: readonly ReportedBreak[];
  retired: readonly (Finding & Named)[];
  others: readonly (OtherChange & Named)[];
  /** Problems with approvals and with the revision. */
  problems: readonly (Line & { message: string })[];
  /** The required bump. For an approved change, the approval decides the bump. */
  bump: Bump;
  /** The lowest `info.x-revision` that `head` may have. */
  lowestVersion: string;
  /** The approvals file's name in messages. */
  approvalsFile: string;
}

export async function makeReport(
  base: Version,
  head: Version,
  { today, approvals }: { today: string; approvals: { file: string; shown: string } | undefined },
): Promise<Report> {
  const [baseVersion, headVersion] = [base, head].map(({ document, name }) => readRevision(document, name));
  const { file, shown } = approvals ?? {
    file: join(head.folder ?? '', approvalsFile),
    shown: join(head.folder === undefined ? 'spec' : head.shownAs, approvalsFile),
  };
  if (approvals && !existsSync(file)) throw new ComparisonError(`--approvals: the file ${shown} does not exist.`);
  const given = approvals || head.folder !== undefined ? await readApprovals(file, shown) : [];

  const { breaking, retired, others, harmlessBump } = compare(base.document, head.document, today);
  const { approvedBy, problems } = matchApprovals(breaking, given, today);
  const lineOf = lineFinder(base, head);
  const withName = <T extends { location: string }>(change: T, version: 'base' | 'head'): T & Named => ({
    ...change,
    named: nameItems((version === 'base' ? base : head).document, change.location),
  });
  const reported = breaking.map((finding, index) => ({
    ...withName(finding, finding.version),
    ...lineOf(finding),
    approval: approvedBy[index],
  }));
  const bump = largestBump([harmlessBump, ...reported.map(({ approval }) => approval?.bump ?? 'major')]);
  const lowestVersion = applyBump(baseVersion ?? '', bump);
  // Without a required bump, the revision may stay unchanged but must never decrease.
  const least = requiresNewRevision(bump) ? lowestVersion : (baseVersion ?? '');
  const isBumped = isAtLeast(headVersion ?? '', least);
  const tooLow = {
    message: `info.x-revision must be at least ${least} after the changes to ${baseVersion}, received ${headVersion}.`,
    ...lineOf({ version: 'head', location: '/info/x-revision' }),
  };
  const all = [
    ...problems.map(({ approval, message }) => ({ message, file: shown, line: approval.line })),
    ...(isBumped ? [] : [tooLow]),
  ];
  return {
    base: { name: base.name, version: baseVersion ?? '' },
    head: { name: head.name, version: headVersion ?? '' },
    date: today,
    passed: all.length === 0 && reported.every(({ approval }) => approval !== undefined),
    breaking: reported,
    retired: retired.map((finding) => withName(finding, finding.version)),
    others: others
      .filter(({ location }) => !reported.some((finding) => `${location}/`.startsWith(`${finding.location}/`)))
      .map((change) => withName(change, change.kind === 'removed' ? 'base' : 'head')),
    problems: all,
    bump,
    lowestVersion,
    approvalsFile: shown,
  };
}
