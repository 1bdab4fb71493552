import type { Contract, Operation } from '@wapi/types';

/** The format of reports that is read here. */
export const REPORT_FORMAT = 1;

/** What one revision of the description has changed: the parts that are read here of what `tools/spec-diff` writes with `--format json`. */
export interface RevisionReport {
  format: number;
  base: { version: string };
  head: { version: string };
  breaking: readonly ReportedBreak[];
  /** What is gone after its sunset. */
  retired: readonly { location: string; message: string }[];
  others: readonly ReportedChange[];
}

interface ReportedBreak {
  location: string;
  /** operationIds; empty where it is about all. */
  affects: readonly string[];
  message: string;
  /** The reason that its author gave; null where it was not approved. */
  approval: { reason: string } | null;
}

interface ReportedChange {
  impact: 'minor' | 'patch';
  kind: 'added' | 'removed' | 'modified';
  /** A JSON Pointer into the bundle. */
  location: string;
}

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
    added: others.filter(isAddition).map(({ location }) => partAt(location, operations)),
    others: others.filter((change) => !isAddition(change)).map(({ kind, location }) => ({ kind, ...partAt(location, operations) })),
  }));
}

function isAddition({ impact, kind }: ReportedChange): boolean {
  return impact === 'minor' && kind === 'added';
}

function partAt(location: string, operations: readonly Operation[]): ChangedPart {
  const keys = location
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [root, path, method = '', ...rest] = keys;
  const operation =
    root === 'paths' ? operations.find((candidate) => candidate.path === path && candidate.method === method.toUpperCase()) : undefined;
  return { operation, place: (operation ? rest : keys).join(' › ') };
}
