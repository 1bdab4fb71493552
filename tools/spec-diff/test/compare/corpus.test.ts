import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { access, alone } from './corpus/access.js';
import { compatible } from './corpus/compatible.js';
import { requests } from './corpus/requests.js';
import { responses } from './corpus/responses.js';
import type { Breaking } from './corpus/row.js';
import { bundle } from '../support/bundle.js';
import { assertLocations } from '../support/assert-locations.js';
import { edited, set } from '../support/edits.js';

// Test edits at different locations in one run. An unexpected finding for one edit therefore fails the tests of all
// edits in that run.
const runs: [string, Breaking[]][] = [
  ['in requests', requests],
  ['in responses and webhooks', responses],
  ['in credentials and names', access],
  ...alone.map((one): [string, Breaking[]] => [`by itself: ${one.name}`, [one]]),
];

/** The bundle with an optional body that an edit can make required. The real spec has no optional body. */
const base = edited(bundle, set('/components/requestBodies/Refresh/required', false));

describe.each(runs)('compare › breaking edits %s', (_name, edits) => {
  const head = edited(base, ...edits.map(({ edit }) => edit));
  const found = compare(base, head, '2026-12-01');
  const formatKey = ({ rule, location }: { rule: string; location: string }): string => `${rule} ${location}`;

  it.each(edits)('reports that $name', ({ rule, at }) => {
    expect(found.breaking.map(formatKey)).toContain(formatKey({ rule, location: at }));
  });

  it('reports locations that exist', () => {
    expect(() => assertLocations(found.breaking, { base, head })).not.toThrow();
  });

  it('reports each edit exactly once', () => {
    expect(found.breaking.map(formatKey).toSorted()).toEqual(
      edits.map(({ rule, at }) => formatKey({ rule, location: at })).toSorted(),
    );
    expect(found.bump).toBe('major');
  });
});

describe('compare › compatible edits', () => {
  // Compare all edits with the same bump in one run.
  it.each(['patch', 'minor'] as const)('reports no breaking change and requires a %s bump', (expected) => {
    const edits = compatible.filter(([, , bump]) => bump === expected).map(([, edit]) => edit);
    const found = compare(bundle, edited(bundle, ...edits), '2026-12-01');
    expect(found.breaking).toEqual([]);
    expect(found.retired).toEqual([]);
    expect(found.bump).toBe(expected);
  });

  // Also test minor edits one by one, because in a joint run, one minor edit would hide other edits that wrongly count
  // as patches.
  it.each(compatible.filter(([, , bump]) => bump === 'minor'))('requires a minor bump for %s', (_name, edit) => {
    expect(compare(bundle, edited(bundle, edit), '2026-12-01').bump).toBe('minor');
  });

  it('reports nothing for equal versions and for a changed revision', () => {
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

describe('the corpus', () => {
  it('contains enough edits, each with a unique name', () => {
    const breaking = [...requests, ...responses, ...access, ...alone];
    expect(breaking.length).toBeGreaterThanOrEqual(80);
    expect(compatible.length).toBeGreaterThanOrEqual(35);
    const names = [...breaking.map(({ name }) => name), ...compatible.map(([name]) => name)];
    expect(new Set(names).size).toBe(names.length);
  });

  it('uses only rules that the README documents', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rules = new Set([...requests, ...responses, ...access, ...alone].map(({ rule }) => rule));
    for (const rule of rules) expect(readme).toContain(`| \`${rule}\` |`);
  });
});
