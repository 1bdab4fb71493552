import { describe, expect, inject, it } from 'vitest';
import { bundleBudgets, unlimitedEntries } from '../src/budgets.js';
import { bundle } from '../src/bundle.js';
import { manifestOf } from '../src/install.js';

const consumer = inject('consumer');
const entries = Object.keys(manifestOf(consumer, '@wapi/client').exports);

describe('what a consumer ships', () => {
  for (const { consumer: who, entry, imports, limit } of bundleBudgets) {
    it.skipIf(!entries.includes(entry))(`${who}: at most ${limit} bytes of ${entry}`, async () => {
      const { gzip } = await bundle(consumer, { specifier: `@wapi/client${entry.slice(1)}`, imports });
      expect(gzip).toBeLessThanOrEqual(limit);
    });
  }

  it('is limited for every entry, or there is a reason not to', () => {
    const decided = [...bundleBudgets.map(({ entry }) => entry), ...Object.keys(unlimitedEntries)];
    expect(entries.filter((entry) => !decided.includes(entry))).toEqual([]);
  });
});

it('is nothing where nothing is used', async () => {
  const { text } = await bundle(consumer, { specifier: '@wapi/client', imports: [] });
  expect(text).toBe('');
});
