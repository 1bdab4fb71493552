import { type Contract, type Operation, parsePointer } from '@wapi/types';
import type { ReportedChange, RevisionReport } from '../sources/bundle-types.js';

/** The changes in one revision of the spec. */
export interface RevisionModel {
  version: string;
  /** The previous revision. */
  before: string;
  /** The day of the revision's report, as `YYYY-MM-DD`. */
  date: string;
  /** Breaking changes, each with the affected operations that still exist. */
  breaking: readonly { message: string; reason: string | undefined; operations: readonly Operation[] }[];
  /** Parts that were removed after their sunset. */
  retired: readonly string[];
  added: readonly ChangedPart[];
  /** All remaining changes. None of them is breaking. */
  others: readonly (ChangedPart & { kind: ReportedChange['kind'] })[];
}

/** A changed part of the spec. */
export interface ChangedPart {
  /**
   * The operation that contains the part. Undefined if the part is outside operations, or if the operation no longer
   * exists.
   */
  operation: Operation | undefined;
  /**
   * The path of the part, relative to its operation. Relative to the bundle if the part belongs to no operation. Empty
   * for the operation itself.
   */
  place: string;
}

/** Prepares the reports for the changelog. Converts locations into links to operations. */
export function buildRevisions(reports: readonly RevisionReport[], { operations }: Contract): RevisionModel[] {
  return reports.map(({ base, head, date, breaking, retired, others }) => ({
    version: head.version,
    before: base.version,
    date,
    breaking: breaking.map(({ message, affects, approval }) => ({
      message,
      reason: approval?.reason,
      operations: operations.filter(({ id }) => affects.includes(id)),
    })),
    retired: retired.map(({ message }) => message),
    added: others.filter(isAddition).map(({ location }) => locatePart(location, operations)),
    others: others
      .filter((change) => !isAddition(change))
      .map(({ kind, location }) => ({ kind, ...locatePart(location, operations) })),
  }));
}

function isAddition({ impact, kind }: ReportedChange): boolean {
  return impact === 'minor' && kind === 'added';
}

function locatePart(location: string, operations: readonly Operation[]): ChangedPart {
  const keys = parsePointer(location);
  const [root, path, method = '', ...rest] = keys;
  const operation =
    root === 'paths'
      ? operations.find((candidate) => candidate.path === path && candidate.method === method.toUpperCase())
      : undefined;
  return { operation, place: (operation ? rest : keys).join(' › ') };
}
