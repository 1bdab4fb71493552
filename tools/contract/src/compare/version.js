/** @import { Bump, Document } from './types.js' */
import { CannotCompare } from './cannot-compare.js';
import { objectOf } from './nodes.js';

/** @type {readonly Bump[]} */
const bumps = ['none', 'patch', 'minor', 'major'];

/** @param {readonly Bump[]} all @returns {Bump} the largest */
export const largestBump = (all) => bumps[Math.max(0, ...all.map((bump) => bumps.indexOf(bump)))] ?? 'none';

/** @param {unknown} value @returns {value is Bump} */
export const isBump = (value) => bumps.some((bump) => bump === value);

/** @param {string} version @returns {[number, number, number]} */
function numbersOf(version) {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  return [Number(major), Number(minor), Number(patch)];
}

/**
 * The version of the description itself: `info.version` is WAPI's, which only WiPay changes. A description that has none is older than all
 * that have one.
 *
 * @param {Document} document
 * @param {string} name what the document is called in messages
 * @returns {string}
 */
export function versionOf(document, name) {
  const version = objectOf(document['info'])['x-revision'] ?? '0.0.0';
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new CannotCompare(
      `The info.x-revision of ${name} is ${JSON.stringify(version)}: write three numbers, as in 2.1.0.`,
    );
  }
  return version;
}

/**
 * The lowest version that a bump leads to.
 *
 * @param {string} version
 * @param {Bump} bump
 */
export function bumped(version, bump) {
  const [major, minor, patch] = numbersOf(version);
  if (bump === 'major') return `${major + 1}.0.0`;
  if (bump === 'minor') return `${major}.${minor + 1}.0`;
  return bump === 'patch' ? `${major}.${minor}.${patch + 1}` : version;
}

/** Whether a version must say that there is something new or something broken. Better words alone need no version of their own. @param {Bump} bump */
export const isDemanded = (bump) => bump === 'minor' || bump === 'major';

/** @param {string} version @param {string} lowest */
export function isAtLeast(version, lowest) {
  const [is, wanted] = [numbersOf(version), numbersOf(lowest)];
  const differing = is.findIndex((number, index) => number !== wanted[index]);
  return differing < 0 || (is[differing] ?? 0) > (wanted[differing] ?? 0);
}
