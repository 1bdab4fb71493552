import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/search/search.js';
import { expandIndex, type SearchIndex } from '../../src/search/search-index.js';
import { searchQueries } from '../support/search-queries.js';
import { attributes, bundle, files, readPage } from '../support/site.js';

const indexName = files.find((name) => /^search\.[0-9a-f]{8}\.json$/.test(name)) ?? '';
const index = JSON.parse(readPage(indexName)) as SearchIndex;
const search = createSearch(index);
const entries = expandIndex(index);

/** Returns the pages of the first results, without anchors. */
function firstPages(query: string, count: number): string[] {
  return search(query)
    .slice(0, count)
    .map(({ address }) => address.split('#')[0] ?? '');
}

describe('the search', () => {
  it('has an index of at most 10 kB', () => {
    expect(gzipSync(readPage(indexName), { level: 9 }).length).toBeLessThanOrEqual(10_000);
  });

  it('finds the right page among the first three for at least 95 % of what readers look for', () => {
    expect(searchQueries.length).toBeGreaterThanOrEqual(40);
    const missed = searchQueries.filter(
      ([query, ...pages]) => !firstPages(query, 3).some((page) => pages.includes(page)),
    );
    expect(
      missed.length / searchQueries.length,
      JSON.stringify(missed.map(([query]) => [query, firstPages(query, 3)])),
    ).toBeLessThanOrEqual(0.05);
  });

  it('leads to places that are there', () => {
    for (const { address, title } of entries) {
      const [path = '', anchor = 'main'] = address.split('#');
      expect(files, title).toContain(`${path}index.html`);
      expect(attributes(readPage(`${path}index.html`), 'id'), address).toContain(anchor);
    }
  });

  it('finds every operation by its id, every scope and every message by its words', () => {
    for (const { id } of bundle.contract.operations) expect(firstPages(id, 1)).toEqual([`api/${id}/`]);
    for (const scope of Object.keys(bundle.contract.credentials.bearer.scopes))
      expect(search(scope)[0]?.address).toBe(`scopes/#${scope}`);
    for (const [message] of index.messages.filter(([text]) => /\w/.test(text)))
      expect(
        search(message)
          .slice(0, 3)
          .map(({ title }) => title),
      ).toContain(message);
  });

  it.each(['', ' ', '…', '%zz', '<b>', 'zzzzqqqq'])('finds nothing for %j, and does not fail', (query) => {
    expect(search(query)).toEqual([]);
  });
});
