import { existsSync, readFileSync } from 'node:fs';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { LineCounter, isMap, isSeq, parseDocument } from 'yaml';
import type { Comparison } from '../compare/compare.js';
import { isDay } from '../compare/sunset.js';
import type { Bump } from '../compare/types.js';
import { ComparisonError } from '../comparison-error.js';

/** The name of the approvals file in a spec folder. */
export const approvalsFile = 'breaking-changes.yaml';

/** An entry in an approvals file, with defaults filled in. */
export interface Approval {
  rule: string;
  location: string;
  reason: string;
  /** The last day on which the approval is valid, as `YYYY-MM-DD`. */
  expires: string;
  /** The bump that the approved change requires. */
  bump: Bump;
  /** The line of the entry in its file. */
  line: number;
}

export interface ApprovalProblem {
  approval: Approval;
  message: string;
}

/** An entry as written in the approvals file, without defaults. */
interface ApprovalEntry {
  rule: string;
  location: string;
  reason: string;
  expires: string;
  counts_as?: Exclude<Bump, 'none'>;
}

/** Loads the validator on demand, because most comparisons have no approvals. */
async function compileSchema() {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const text = readFileSync(new URL('../../approvals.schema.json', import.meta.url), 'utf8');
  const { items } = JSON.parse(text) as { items: object };
  return new Ajv2020({ verbose: true }).addFormat('date', isDay).compile<ApprovalEntry>(items);
}

/**
 * Reads an approvals file. Returns no approvals if the file does not exist.
 *
 * @param shown the file's name in messages
 * @throws {ComparisonError} if the file is invalid
 */
export async function readApprovals(file: string, shown: string): Promise<Approval[]> {
  if (!existsSync(file)) return [];
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(lines.linePos(offset).line, 1);
  const fail = (offset: number, message: string): never => {
    throw new ComparisonError(`${shown}:${lineAt(offset)} ${message}`);
  };
  const [error] = document.errors;
  if (error) fail(error.pos[0], `Invalid YAML: ${error.message}`);
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) return fail(document.range[0], 'The file must contain a list of approvals.');

  const isApprovalEntry = await compileSchema();
  return document.contents.items.map((item) => {
    const offset = isMap(item) ? (item.range?.[0] ?? 0) : document.range[0];
    const entry: unknown = isMap(item) ? item.toJSON() : undefined;
    if (!isApprovalEntry(entry)) return fail(offset, describeInvalidEntry(isApprovalEntry.errors?.[0]));
    const { rule, location, reason, expires, counts_as: bump = 'major' } = entry;
    return { rule, location, reason, expires, bump, line: lineAt(offset) };
  });
}

const requiredKeys = {
  rule: 'a non-empty text',
  location: 'a JSON Pointer',
  reason: 'a non-empty text',
  expires: 'a date such as 2027-06-30',
};

function describeInvalidEntry(error: ErrorObject | undefined): string {
  const key = String(error?.instancePath.slice(1) || error?.params['missingProperty'] || '');
  const value = String(error?.data);
  switch (error?.keyword) {
    case 'additionalProperties':
      return [
        `Unknown key ${error.params['additionalProperty']}:`,
        `an approval has the keys ${Object.keys(requiredKeys).join(', ')} and counts_as.`,
      ].join(' ');
    case 'format':
      return `"expires" must be a date such as 2027-06-30, received ${value}.`;
    case 'enum':
      return `"counts_as" must be major, minor or patch, received ${value}.`;
    case 'pattern':
      if (key === 'location') return `"location" must be a JSON Pointer from the report, received ${value}.`;
  }
  if (!(key in requiredKeys)) return 'An approval must be a map with the keys rule, location, reason and expires.';
  return `"${key}" must be ${requiredKeys[key as keyof typeof requiredKeys]}.`;
}

/**
 * Matches approvals to breaking changes, and reports approvals that are expired or match no change.
 *
 * @param today `YYYY-MM-DD`
 */
export function matchApprovals(
  breaking: Comparison['breaking'],
  approvals: readonly Approval[],
  today: string,
): { approvedBy: (Approval | undefined)[]; problems: ApprovalProblem[] } {
  const covers = (approval: Approval, { rule, location }: { rule: string; location: string }) =>
    approval.rule === rule && approval.location === location;
  const valid = approvals.filter(({ expires }) => expires >= today);
  const problems = approvals.flatMap((approval) => {
    const name = `The approval of ${approval.rule} at ${approval.location}`;
    if (!breaking.some((finding) => covers(approval, finding)))
      return [{ approval, message: `${name} matches no change. Delete it.` }];
    if (valid.includes(approval)) return [];
    return [{ approval, message: `${name} expired on ${approval.expires}. Undo the change or renew the approval.` }];
  });
  return { approvedBy: breaking.map((finding) => valid.find((approval) => covers(approval, finding))), problems };
}
