import { type Contract, type Operation, parsePointer } from '@wapi/types';
import type { ReportedChange, RevisionReport } from '../sources/bundle-types.js';

/** What one revision of the description has changed, as its page tells it. */
export interface RevisionModel {
  version: string;
  /** The revision before it. */
  before: string;
  /** What broke somebody, and which operations that are still there it is about. */
  breaking: readonly { message: string; reason: string | undefined; operations: readonly Operation[] }[];
  retired: readonly string[];
  added: readonly ChangedPart[];
  /** What else came, went or changed without breaking anybody. */
  others: readonly (ChangedPart & { kind: ReportedChange['kind'] })[];
}

/** A part of the description. */
export interface ChangedPart {
  /** The operation that it belongs to, where it is in one that is still there. */
  operation: Operation | undefined;
  /** Where it is in the operation, or else in the description; empty for the operation itself. */
  place: string;
}

/** Makes what the reports say readable: places become links to operations. */
export function buildRevisions(reports: readonly RevisionReport[], { operations }: Contract): RevisionModel[] {
  return reports.map(({ base, head, breaking, retired, others }) => ({
    version: head.version,
    before: base.version,
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
