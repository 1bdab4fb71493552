import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/components/prose.js';
import { getListedValues } from '../../src/model/constraints.js';
import { allFields } from '../../src/model/fields.js';
import { createSearch } from '../../src/search/search.js';
import { expandIndex, type SearchIndex } from '../../src/search/search-index.js';
import { searchQueries } from '../support/search-queries.js';
import { attributes, bundle, files, readPage, site } from '../support/site.js';

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

describe('The search', () => {
  it('has an index of at most 20 kB', () => {
    expect(gzipSync(readPage(indexName), { level: 9 }).length).toBeLessThanOrEqual(20_000);
  });

  it('finds the right page among the first three results for at least 95 % of the queries', () => {
    expect(searchQueries.length).toBeGreaterThanOrEqual(80);
    const ofTwoWords = searchQueries.filter(([query]) => query.split(' ').length === 2);
    expect(ofTwoWords.length).toBeGreaterThanOrEqual(40);
    const missed = searchQueries.filter(
      ([query, ...pages]) => !firstPages(query, 3).some((page) => pages.includes(page)),
    );
    expect(
      missed.length / searchQueries.length,
      JSON.stringify(missed.map(([query]) => [query, firstPages(query, 3)])),
    ).toBeLessThanOrEqual(0.05);
  });

  it('shows each field of a request with the description of its own operation', () => {
    const ofRequests = entries.filter(({ kind, address }) => kind === 'Field' && !/#\d/.test(address));
    expect(ofRequests.length).toBeGreaterThan(100);
    for (const { title, detail, address } of ofRequests) {
      const model = site.operations.find(({ operation }) => address.startsWith(`api/${operation.id}/#`));
      const fields = [
        ...(model?.parameters ?? []).flatMap((group) => group.fields),
        ...allFields(model?.body?.fields ?? []),
      ].filter(({ name }) => name.split('.').at(-1) === title);
      expect(detail.startsWith(model?.operation.summary ?? '?'), address).toBe(true);
      expect(
        fields.map(({ description }) => plainText(description)).some((text) => detail.endsWith(text)),
        `${address}: ${detail}`,
      ).toBe(true);
    }
  });

  it('links only to existing pages and anchors', () => {
    for (const { address, title } of entries) {
      const [path = '', anchor = 'main'] = address.split('#');
      expect(files, title).toContain(`${path}index.html`);
      expect(attributes(readPage(`${path}index.html`), 'id'), address).toContain(anchor);
    }
  });

  it('finds every operation by its id, every scope by its name and every message by its text', () => {
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

  it.each([
    ['chequing', 'api/createLocalBank/#body-bank_account_type'],
    ['savings account type', 'api/createWithdrawal/#body-sub_banked-bank_account_type'],
    ['BUSINESS', 'api/getUserProfile/#200'],
    ['merchant_absorb', 'api/getTransactionFees/#query-fee_structure'],
    ['sub_unbanked', 'api/createWithdrawal/#body-withdrawal_type'],
    ['driver_permit', 'api/createWithdrawal/#body-sub_banked-id_type'],
    ['incomplete', 'api/retrieveTransaction/#200'],
    ['status 4', 'api/getWithdrawalHistory/#query-status[]'],
    ['200x200', 'api/createPicture/#body-picture'],
    ['200 × 200 pixels', 'api/createPicture/#body-picture'],
    ['insufficient permissions', 'errors/#invalid-scope-s-provided'],
    ['permission denied', 'errors/#forbidden'],
    ['CURLOPT_POSTFIELDS', 'guides/php/'],
    ['http_build_query', 'guides/php/'],
    ['$_POST', 'guides/php/'],
    ['cents', 'guides/php/#money'],
    ['insertOrIgnore', 'guides/webhooks/#laravel'],
    ['chargeOnce', 'client/#taking-payments'],
    ['maxResponseBytes', 'client/#timeouts'],
    ['multipart', 'basics/'],
    ['test cards', 'guides/testing/'],
    ['transfer', 'api/createWithdrawal/'],
    ['login', 'api/createToken/'],
    ['log in', 'api/createToken/'],
    ['Refused: 403 Forbidden', 'errors/#forbidden'],
    ['curl: (28) Operation timed out', 'errors/#no-response'],
    ['The total must be at least 0.74.', 'errors/#the-total-must-be-at-least-5'],
  ])('finds %j first at %s', (query, address) => {
    expect(search(query)[0]?.address).toBe(address);
  });

  it('finds every value that a field lists, and shows it in the result', () => {
    const fields = site.operations.flatMap(({ parameters, body, responses }) => [
      ...parameters.flatMap((group) => group.fields),
      ...allFields(body?.fields ?? []),
      ...responses.flatMap((response) => allFields(response.fields)),
    ]);
    const values = new Set(fields.flatMap(({ constraints }) => getListedValues(constraints).map(({ code }) => code)));
    const words = [...values].filter((value) => /^[a-z]/i.test(value) && value !== 'null');
    expect(words.length).toBeGreaterThan(20);
    const missed = words.filter(
      (value) =>
        !search(value)
          .slice(0, 3)
          .some(({ detail }) => detail.includes(value)),
    );
    expect(missed).toEqual([]);
  });

  it.each(['', ' ', '…', '%zz', '<b>', 'zzzzqqqq'])('returns no results for %j', (query) => {
    expect(search(query)).toEqual([]);
  });
});
