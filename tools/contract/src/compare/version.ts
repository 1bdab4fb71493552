import type { Bump, Document } from './types.js';
import { CannotCompare } from './cannot-compare.js';
import { objectOf } from './nodes.js';

const bumps: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** @param all @returns the largest */
export const largestBump = (all: readonly Bump[]): Bump => bumps[Math.max(0, ...all.map((bump) => bumps.indexOf(bump)))] ?? 'none';

export const isBump = (value: unknown): value is Bump => bumps.some((bump) => bump === value);

function numbersOf(version: string): [number, number, number] {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  return [Number(major), Number(minor), Number(patch)];
}

/**
 * The version of the description itself: `info.version` is WAPI's, which only WiPay changes. A description that has none is older than all
 * that have one.
 *
 * @param name what the document is called in messages
 */
export function versionOf(document: Document, name: string): string {
  const version = objectOf(document['info'])['x-revision'] ?? '0.0.0';
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new CannotCompare(`The info.x-revision of ${name} is ${JSON.stringify(version)}: write three numbers, as in 2.1.0.`);
  }
  return version;
}

/**
 * The lowest version that a bump leads to.
 */
export function bumped(version: string, bump: Bump) {
  const [major, minor, patch] = numbersOf(version);
  if (bump === 'major') return `${major + 1}.0.0`;
  if (bump === 'minor') return `${major}.${minor + 1}.0`;
  return bump === 'patch' ? `${major}.${minor}.${patch + 1}` : version;
}

/** Whether a version must say that there is something new or something broken. Better words alone need no version of their own. @param bump */
export const isDemanded = (bump: Bump) => bump === 'minor' || bump === 'major';

export function isAtLeast(version: string, lowest: string) {
  const [is, wanted] = [numbersOf(version), numbersOf(lowest)];
  const differing = is.findIndex((number, index) => number !== wanted[index]);
  return differing < 0 || (is[differing] ?? 0) > (wanted[differing] ?? 0);
}
