import { describe, expect, it } from 'vitest';
import { applyBump, isAtLeast, largestBump, readRevision } from '../../src/compare/revision.js';

it.each([
  ['major', '3.0.0'],
  ['minor', '2.2.0'],
  ['patch', '2.1.5'],
  ['none', '2.1.4'],
] as const)('a %s bump leads from 2.1.4 to %s', (bump, version) => {
  expect(applyBump('2.1.4', bump)).toBe(version);
});

it.each([
  ['2.1.0', '2.1.0', true],
  ['2.10.0', '2.9.9', true],
  ['3.0.0', '2.9.9', true],
  ['2.0.9', '2.1.0', false],
  ['1.9.9', '2.0.0', false],
])('%s is at least %s: %s', (version, lowest, wanted) => {
  expect(isAtLeast(version, lowest)).toBe(wanted);
});

it('the largest bump decides', () => {
  expect(largestBump(['patch', 'major', 'minor'])).toBe('major');
  expect(largestBump([])).toBe('none');
});

describe('versionOf', () => {
  it.each(['2.0', 'two', '2.0.0-beta.1', 2])('refuses %s', (version) => {
    expect(() => readRevision({ info: { 'x-revision': version } }, 'main')).toThrow(
      /^The info\.x-revision of main is .*: write three numbers, as in 2\.1\.0\.$/,
    );
  });
});
