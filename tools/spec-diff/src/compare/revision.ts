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
 * Reads the revision of the spec itself. `info.version` is the version of WAPI, which only WiPay changes. A spec
 * without a revision counts as 0.0.0.
 *
 * @param name the document's name in messages
 * @throws {ComparisonError} if the revision is malformed
 */
export function readRevision(document: Document, name: string): string {
  const version = asObject(document['info'])['x-revision'] ?? '0.0.0';
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new ComparisonError(
      `${name}: info.x-revision must be three numbers such as 2.1.0, received ${JSON.stringify(version)}.`,
    );
  }
  return version;
}

/** Returns the lowest version that applies a bump. */
export function applyBump(version: string, bump: Bump) {
  const [major, minor, patch] = parseRevision(version);
  if (bump === 'major') return `${major + 1}.0.0`;
  if (bump === 'minor') return `${major}.${minor + 1}.0`;
  return bump === 'patch' ? `${major}.${minor}.${patch + 1}` : version;
}

/** Additions and breaking changes require a new revision. Rewording does not. */
export const requiresNewRevision = (bump: Bump) => bump === 'minor' || bump === 'major';

export function isAtLeast(version: string, lowest: string) {
  const [is, wanted] = [parseRevision(version), parseRevision(lowest)];
  const differing = is.findIndex((number, index) => number !== wanted[index]);
  return differing < 0 || (is[differing] ?? 0) > (wanted[differing] ?? 0);
}
