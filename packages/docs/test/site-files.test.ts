import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { siteDir } from '../src/package-root.js';
import { renderSite } from '../src/site-files.js';
import { readPackageGuides, readSiteGuides } from '../src/sources/read-guides.js';
import { readRules } from '../src/sources/read-rules.js';
import { attributes, files, mainText, ownPages, site } from './support/site.js';

const sources = { site, rules: readRules(), packageGuides: readPackageGuides(), guides: readSiteGuides() };

describe('renderSite', () => {
  const siteUrl = 'https://docs.example.com/wapi/';
  let built: Awaited<ReturnType<typeof renderSite>>;
  beforeAll(async () => {
    built = await renderSite({
      ...sources,
      siteUrl,
      repositoryUrl: 'https://git.example/wapi',
      date: '2026-11-28',
    });
  });

  it('adds absolute canonical addresses, a sitemap and robots.txt if the URL of the site is known', () => {
    expect(built.get('api/createToken/index.html')).toContain(
      `<link rel="canonical" href="${siteUrl}api/createToken/"/>`,
    );
    const addresses = [...String(built.get('sitemap.xml')).matchAll(/<loc>(.*?)<\/loc>/g)].map(
      ([, address]) => address,
    );
    const pages = ownPages
      .filter((name) => name !== '404.html')
      .map((name) => siteUrl + name.replace(/index\.html$/, ''));
    expect(addresses.toSorted()).toEqual([...pages, `${siteUrl}reference/`].toSorted());
    expect(built.get('robots.txt')).toContain(`Sitemap: ${siteUrl}sitemap.xml`);
    expect(files).not.toContain('sitemap.xml');
  });

  it('shows the revision and the date in the footer, and reports an error with the operation and its source', () => {
    const html = String(built.get('api/createLocalBank/index.html'));
    const footer = /<footer>[\s\S]*<\/footer>/.exec(html)?.[0] ?? '';
    expect(mainText(footer.replaceAll('footer>', 'main>'))).toContain(`Revision ${site.revision} of 28 November 2026`);
    const report = new URL(attributes(footer, 'href').find((href) => href.startsWith('https://git.example/')) ?? '');
    expect(report.pathname).toBe('/wapi/issues/new');
    const source = site.operations.find(({ operation }) => operation.id === 'createLocalBank')?.operation.provenance;
    expect(report.searchParams.get('body')).toContain(
      `Page: /api/createLocalBank/\nRevision: ${site.revision}\nOperation: createLocalBank\nSource: ${source}\n`,
    );
  });

  it('returns the same bytes every time', async () => {
    for (const [name, content] of await renderSite({ ...sources, siteUrl: undefined }))
      expect(Buffer.from(content).equals(readFileSync(join(siteDir, name))), name).toBe(true);
  });
});
