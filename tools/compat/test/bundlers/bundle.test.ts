import { describe, expect, inject, it } from 'vitest';
import { bundleBudgets, nodeEntries } from '../../src/budgets.js';
import { bundle } from '../../src/bundlers/bundle.js';
import { readEntries } from '../../src/package-managers/install-consumer.js';

const consumer = inject('consumer');
const entries = readEntries(consumer, '@wapi/client');

describe('a bundle', () => {
  for (const { consumer: who, entry, imports, limit } of bundleBudgets) {
    it.skipIf(!entries.includes(entry))(`with ${who} contains at most ${limit} bytes of ${entry}`, async () => {
      const { gzip } = await bundle(consumer, { specifier: entry, imports });
      expect(gzip).toBeLessThanOrEqual(limit);
    });
  }

  it('has a limit for every entry except those for Node only', () => {
    const decided = [...bundleBudgets.map(({ entry }) => entry), ...nodeEntries];
    expect(entries.filter((entry) => !decided.includes(entry))).toEqual([]);
  });
});

it('a bundle is empty if nothing is imported', async () => {
  const { text } = await bundle(consumer, { specifier: '@wapi/client', imports: [] });
  expect(text).toBe('');
});
