import { describe, expect, inject, it } from 'vitest';
import { bundleBudgets, nodeEntries } from '../src/budgets.js';
import { bundle } from '../src/bundle.js';
import { entriesOf } from '../src/install.js';

const consumer = inject('consumer');
const entries = entriesOf(consumer, '@wapi/client');

describe('what a consumer ships', () => {
  for (const { consumer: who, entry, imports, limit } of bundleBudgets) {
    it.skipIf(!entries.includes(entry))(`${who}: at most ${limit} bytes of ${entry}`, async () => {
      const { gzip } = await bundle(consumer, { specifier: entry, imports });
      expect(gzip).toBeLessThanOrEqual(limit);
    });
  }

  it('is limited for every entry but those for Node alone', () => {
    const decided = [...bundleBudgets.map(({ entry }) => entry), ...nodeEntries];
    expect(entries.filter((entry) => !decided.includes(entry))).toEqual([]);
  });
});

it('is nothing where nothing is used', async () => {
  const { text } = await bundle(consumer, { specifier: '@wapi/client', imports: [] });
  expect(text).toBe('');
});
