import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteDir } from '../src/package-root.js';
import { renderSite } from '../src/site-files.js';
import { readPackageGuides, readSiteGuides } from '../src/sources/read-guides.js';
import { readRules } from '../src/sources/read-rules.js';
import { files, ownPages, site } from './support/site.js';

describe('renderSite', () => {
  it('adds absolute canonical addresses, a sitemap, robots.txt and feeds if the URL of the site is known', async () => {
    const siteUrl = 'https://docs.example.com/wapi/';
    const built = await renderSite({
      site,
      rules: readRules(),
      packageGuides: readPackageGuides(),
      guides: readSiteGuides(),
      siteUrl,
      date: '2027-05-01',
    });
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
    expect(built.get('api/createToken/index.html')).toContain(
      '<link rel="alternate" type="application/atom+xml" title="Revisions" href="../../feed.xml"/>',
    );
    expect([...built.keys()]).toEqual(expect.arrayContaining(['feed.xml', 'feed.json']));
    expect(files).not.toContain('sitemap.xml');
    expect(files).not.toContain('feed.xml');
  });

  it('returns the same bytes every time', async () => {
    const built = await renderSite({
      site,
      rules: readRules(),
      packageGuides: readPackageGuides(),
      guides: readSiteGuides(),
      siteUrl: undefined,
    });
    for (const [name, content] of built)
      expect(Buffer.from(content).equals(readFileSync(join(siteDir, name))), name).toBe(true);
  });
});
