import type { Bump } from './types.js';
import type { Comparison } from './compare.js';
import { existsSync, readFileSync } from 'node:fs';
import { LineCounter, isMap, isSeq, parseDocument } from 'yaml';
import { CannotCompare } from './cannot-compare.js';
import { isDay } from './sunset.js';
import { isBump } from './version.js';

/** The name of the file in a spec's folder. */
export const approvalsFile = 'breaking-changes.yaml';

/**
 * @typedef {object} Approval
 * @property {string} rule
 * @property {string} location
 * @property {string} reason
 * @property {string} expires the last day on which it holds, `YYYY-MM-DD`
 * @property {Bump} bump what the change counts as
 * @property {number} line of the entry in its file
 */

/** @typedef {{ approval: Approval, message: string }} ApprovalProblem */

const fields = { rule: 'text', location: 'a JSON Pointer', reason: 'text', expires: 'a day, as in 2027-06-30' };

/**
 * Reads an approvals file. None is there where nothing is approved.
 *
 * @param shown the file as messages name it
 */
export function readApprovals(file: string, shown: string): Approval[] {
  if (!existsSync(file)) return [];
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const fail = (offset: number, message: string): never => {
    throw new CannotCompare(`${shown}:${Math.max(lines.linePos(offset).line, 1)} ${message}`);
  };
  const [error] = document.errors;
  if (error) fail(error.pos[0], `This is no YAML: ${error.message}`);
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) return fail(document.range[0], 'The file must hold a list of approvals.');

  return document.contents.items.map((item) => {
    const offset = isMap(item) ? (item.range?.[0] ?? 0) : document.range[0];
    if (!isMap(item)) return fail(offset, 'An approval must be a map with rule, location, reason and expires.');
    const entry = (item.toJSON() as Record<string, unknown>);
    const unknown = Object.keys(entry).find((key) => !(key in fields) && key !== 'counts_as');
    if (unknown !== undefined) fail(offset, `An approval has no ${unknown}: it has ${Object.keys(fields).join(', ')} and counts_as.`);
    for (const [key, kind] of Object.entries(fields)) {
      const value = entry[key];
      if (typeof value !== 'string' || value.trim() === '') fail(offset, `The approval needs ${key}: ${kind}.`);
    }
    const { rule, location, reason, expires, counts_as: bump = 'major' } = (entry as Record<string, string>);
    if (!location?.startsWith('/')) fail(offset, `The location ${location} must be a JSON Pointer into the bundle, as the report gives it.`);
    if (!isDay(expires)) fail(offset, `The approval expires on ${expires}, which is no day: write it as in 2027-06-30.`);
    if (!isBump(bump) || bump === 'none') return fail(offset, `An approved change counts_as major, minor or patch, not ${bump}.`);
    return { rule: rule ?? '', location: location ?? '', reason: reason ?? '', expires: expires ?? '', bump, line: lines.linePos(offset).line };
  });
}

/**
 * Which approval covers which breaking change, and which approvals cannot stay.
 *
 * @param today `YYYY-MM-DD`
 */
export function matchApprovals(breaking: Comparison['breaking'], approvals: readonly Approval[], today: string): { approvedBy: (Approval | undefined)[]; problems: ApprovalProblem[]; } {
  const covers = (approval: Approval, { rule, location }: { rule: string; location: string; }) => approval.rule === rule && approval.location === location;
  const valid = approvals.filter(({ expires }) => expires >= today);
  const problems = approvals.flatMap((approval) => {
    const name = `The approval of ${approval.rule} at ${approval.location}`;
    if (!breaking.some((finding) => covers(approval, finding))) return [{ approval, message: `${name} is for no change: delete it.` }];
    if (valid.includes(approval)) return [];
    return [{ approval, message: `${name} expired on ${approval.expires}: undo the change or approve it anew.` }];
  });
  return { approvedBy: breaking.map((finding) => valid.find((approval) => covers(approval, finding))), problems };
}
