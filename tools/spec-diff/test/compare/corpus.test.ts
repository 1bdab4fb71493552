import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { access, alone } from './corpus/access.js';
import { answers } from './corpus/answers.js';
import { harmless } from './corpus/harmless.js';
import { requests } from './corpus/requests.js';
import type { Breaking } from './corpus/row.js';
import { bundle } from '../support/bundle.js';
import { edited, set } from '../support/edits.js';

// A run of redocly takes half a second, so mutations of different places share one: each is answered for by the findings at its own place,
// and what a place is not answered for shows as a finding too many.
const runs: [string, Breaking[]][] = [
  ['of requests', requests],
  ['of answers and webhooks', answers],
  ['of credentials and names', access],
  ...alone.map((one): [string, Breaking[]] => [`alone: ${one.name}`, [one]]),
];

/** The only body that is always sent is made one that need not be, so that a mutation can require it. */
const base = edited(bundle, set('/components/requestBodies/Refresh/required', false));

describe.each(runs)('breaking changes %s', (_name, mutations) => {
  const found = compare(base, edited(base, ...mutations.map(({ edit }) => edit)), '2026-12-01');
  const keyOf = ({ rule, location }: { rule: string; location: string }): string => `${rule} ${location}`;

  it.each(mutations)('$name', ({ rule, at }) => {
    expect(found.breaking.map(keyOf)).toContain(keyOf({ rule, location: at }));
  });

  it('are found once each, and nothing besides', () => {
    expect(found.breaking.map(keyOf).toSorted()).toEqual(
      mutations.map(({ rule, at }) => keyOf({ rule, location: at })).toSorted(),
    );
    expect(found.bump).toBe('major');
  });
});

describe('harmless changes', () => {
  // Together they are as harmless as each by itself, and none may ask for more than its bump.
  it.each(['patch', 'minor'] as const)('of a %s break nobody', (wanted) => {
    const edits = harmless.filter(([, , bump]) => bump === wanted).map(([, edit]) => edit);
    const found = compare(bundle, edited(bundle, ...edits), '2026-12-01');
    expect(found.breaking).toEqual([]);
    expect(found.retired).toEqual([]);
    expect(found.bump).toBe(wanted);
  });

  it('are none where nothing changed, and none that another version number alone makes', () => {
    expect(compare(bundle, structuredClone(bundle), '2026-12-01')).toMatchObject({
      breaking: [],
      others: [],
      bump: 'none',
    });
    expect(compare(bundle, edited(bundle, set('/info/x-revision', '1.0.1')), '2026-12-01')).toMatchObject({
      breaking: [],
      others: [],
      bump: 'none',
    });
  });
});

it('the corpus is large, and names each thing once', () => {
  const breaking = [...requests, ...answers, ...access, ...alone];
  expect(breaking.length).toBeGreaterThanOrEqual(80);
  expect(harmless.length).toBeGreaterThanOrEqual(35);
  const names = [...breaking.map(({ name }) => name), ...harmless.map(([name]) => name)];
  expect(new Set(names).size).toBe(names.length);
});

it('the README has every check of our own', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const rules = new Set(
    [...requests, ...answers, ...access, ...alone].filter(({ by }) => by === 'us').map(({ rule }) => rule),
  );
  for (const rule of rules) expect(readme).toContain(`| \`${rule}\` |`);
});
