import { describe, expect, it } from 'vitest';
import { applyBump, isAtLeast, largestBump, readRevision } from '../../src/compare/revision.js';

it.each([
  ['major', '3.0.0'],
  ['minor', '2.2.0'],
  ['patch', '2.1.5'],
  ['none', '2.1.4'],
] as const)('applyBump › raises 2.1.4 by a %s bump to %s', (bump, version) => {
  expect(applyBump('2.1.4', bump)).toBe(version);
});

it.each([
  ['2.1.0', '2.1.0', true],
  ['2.10.0', '2.9.9', true],
  ['3.0.0', '2.9.9', true],
  ['2.0.9', '2.1.0', false],
  ['1.9.9', '2.0.0', false],
])('isAtLeast › compares %s with %s: %s', (version, lowest, expected) => {
  expect(isAtLeast(version, lowest)).toBe(expected);
});

it('largestBump › returns the largest bump, or none', () => {
  expect(largestBump(['patch', 'major', 'minor'])).toBe('major');
  expect(largestBump([])).toBe('none');
});

describe('readRevision', () => {
  it.each(['2.0', 'two', '2.0.0-beta.1', 2])('rejects the revision %j', (version) => {
    expect(() => readRevision({ info: { 'x-revision': version } }, 'main')).toThrow(
      /^main: info\.x-revision must be three numbers such as 2\.1\.0, received .*\.$/,
    );
  });
});
