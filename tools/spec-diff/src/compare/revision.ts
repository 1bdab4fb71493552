import type { Bump, Document } from './types.js';
import { ComparisonError } from '../comparison-error.js';
import { asObject } from './json-pointer.js';

const bumps: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

export const largestBump = (all: readonly Bump[]): Bump =>
  bumps[Math.max(0, ...all.map((bump) => bumps.indexOf(bump)))] ?? 'none';

function parseRevision(version: string): [number, number, number] {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  return [Number(major), Number(minor), Number(patch)];
}

/**
 * The version of the description itself: `info.version` is WAPI's, which only WiPay changes. A description that has none is older than all
 * that have one.
 *
 * @param name what the document is called in messages
 */
export function readRevision(document: Document, name: string): string {
  const version = asObject(document['info'])['x-revision'] ?? '0.0.0';
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new ComparisonError(
      `The info.x-revision of ${name} is ${JSON.stringify(version)}: write three numbers, as in 2.1.0.`,
    );
  }
  return version;
}

/**
 * The lowest version that a bump leads to.
 */
export function applyBump(version: string, bump: Bump) {
  const [major, minor, patch] = parseRevision(version);
  if (bump === 'major') return `${major + 1}.0.0`;
  if (bump === 'minor') return `${major}.${minor + 1}.0`;
  return bump === 'patch' ? `${major}.${minor}.${patch + 1}` : version;
}

/** A new or a broken part needs a new revision. Better wording alone does not. */
export const requiresNewRevision = (bump: Bump) => bump === 'minor' || bump === 'major';

export function isAtLeast(version: string, lowest: string) {
  const [is, wanted] = [parseRevision(version), parseRevision(lowest)];
  const differing = is.findIndex((number, index) => number !== wanted[index]);
  return differing < 0 || (is[differing] ?? 0) > (wanted[differing] ?? 0);
}
