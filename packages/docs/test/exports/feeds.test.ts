import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { buildFeeds } from '../../src/exports/feeds.js';
import type { RevisionModel } from '../../src/model/revisions.js';
import { bundle, site } from '../support/site.js';

const siteUrl = 'https://docs.example.com/wapi/';
const createCard = bundle.contract.operations.find(({ id }) => id === 'chargeTrustedCard');
const revisions: RevisionModel[] = [
  {
    version: '3.0.0',
    before: '2.0.0',
    date: '2027-03-02',
    breaking: [
      { message: 'The field `a & b` is required.', reason: undefined, operations: createCard ? [createCard] : [] },
    ],
    retired: [],
    added: [],
    others: [],
  },
  { version: '2.0.0', before: '1.0.0', date: '2027-01-31', breaking: [], retired: [], added: [], others: [] },
];

/**
 * Returns the text content of an XML document, each string with the path of its element. Throws if the document is not
 * well-formed.
 */
function readXml(xml: string): [path: string, text: string][] {
  const parser = new SaxesParser({ xmlns: true });
  const open: string[] = [];
  const texts: [string, string][] = [];
  parser.on('opentag', ({ local, uri }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom');
    open.push(local);
  });
  parser.on('text', (text) => {
    if (text.trim() !== '') texts.push([open.join('/'), text]);
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return texts;
}

describe('the feeds of revisions', () => {
  it('have one entry for each revision, newest first, with absolute links', () => {
    const files = buildFeeds({ ...site, revisions }, { siteUrl, date: '2027-05-01' });
    const texts = readXml(files.get('feed.xml') ?? '');
    expect(texts.filter(([path]) => path !== 'feed/entry/content')).toEqual([
      ['feed/id', `${siteUrl}feed.xml`],
      ['feed/title', 'WAPI reference: revisions'],
      ['feed/updated', '2027-03-02T00:00:00Z'],
      ['feed/author/name', 'wapi-kit'],
      ['feed/entry/id', `${siteUrl}changes/#revision-3.0.0`],
      ['feed/entry/title', 'Revision 3.0.0'],
      ['feed/entry/updated', '2027-03-02T00:00:00Z'],
      ['feed/entry/id', `${siteUrl}changes/#revision-2.0.0`],
      ['feed/entry/title', 'Revision 2.0.0'],
      ['feed/entry/updated', '2027-01-31T00:00:00Z'],
    ]);
    const [, html] = texts.find(([path]) => path === 'feed/entry/content') ?? [];
    expect(html).toContain('<code>a &amp; b</code> is required.');
    expect(html).toContain(`href="${siteUrl}api/chargeTrustedCard/"`);
    const { items } = JSON.parse(files.get('feed.json') ?? '') as { items: unknown };
    expect(items).toMatchObject([
      { id: `${siteUrl}changes/#revision-3.0.0`, date_modified: '2027-03-02T00:00:00Z', content_html: html },
      { title: 'Revision 2.0.0' },
    ]);
  });

  it('announce the first revision on the day of the build', () => {
    const texts = readXml(buildFeeds(site, { siteUrl, date: '2027-05-01' }).get('feed.xml') ?? '');
    expect(texts).toContainEqual(['feed/entry/title', `Revision ${site.revision}`]);
    expect(texts).toContainEqual(['feed/entry/updated', '2027-05-01T00:00:00Z']);
  });

  it('do not exist if no entry has a date', () => {
    expect([...buildFeeds(site, { siteUrl, date: undefined })]).toEqual([]);
  });
});
