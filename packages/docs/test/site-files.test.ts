import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleWorker } from '../src/bundle-scripts.js';
import { siteDir } from '../src/package-root.js';
import { renderSite, type SiteSources } from '../src/site-files.js';
import { readPackageGuides, readSiteGuides } from '../src/sources/read-guides.js';
import { readRules } from '../src/sources/read-rules.js';
import { hasBrowser, openBrowser } from './support/browser.js';
import { attributes, files, mainText, ownPages, readPage, site } from './support/site.js';

const siteUrl = 'https://docs.example.com/wapi/';
const sources: SiteSources = {
  site,
  rules: readRules(),
  packageGuides: readPackageGuides(),
  guides: readSiteGuides(),
  siteUrl: undefined,
};

let published: Map<string, string | Uint8Array>;
beforeAll(async () => {
  published = await renderSite({ ...sources, siteUrl, repositoryUrl: 'https://git.example/wapi', date: '2027-05-01' });
});

describe('renderSite', () => {
  it('adds absolute canonical addresses, a sitemap, robots.txt and feeds if the URL of the site is known', () => {
    const page = published.get('api/createToken/index.html');
    expect(page).toContain(`<link rel="canonical" href="${siteUrl}api/createToken/"/>`);
    const addresses = [...String(published.get('sitemap.xml')).matchAll(/<loc>(.*?)<\/loc>/g)].map(
      ([, address]) => address,
    );
    const pages = ownPages
      .filter((name) => name !== '404.html')
      .map((name) => siteUrl + name.replace(/index\.html$/, ''));
    expect(addresses.toSorted()).toEqual([...pages, `${siteUrl}reference/`].toSorted());
    expect(published.get('robots.txt')).toContain(`Sitemap: ${siteUrl}sitemap.xml`);
    expect(page).toContain(
      '<link rel="alternate" type="application/atom+xml" title="Revisions" href="../../feed.xml"/>',
    );
    const added = ['sitemap.xml', 'robots.txt', 'feed.xml', 'feed.json', 'offline.js', 'offline.html'];
    expect([...published.keys()]).toEqual(expect.arrayContaining(added));
    expect(files.filter((name) => added.includes(name))).toEqual([]);
    const script = files.find((name) => /^site\..*\.js$/.test(name)) ?? '';
    expect(readPage(script)).not.toContain('offline.js');
  });

  it('shows the revision and the date in the footer, and reports an error with the operation and its source', () => {
    const html = String(published.get('api/createLocalBank/index.html'));
    const footer = /<footer>[\s\S]*<\/footer>/.exec(html)?.[0] ?? '';
    expect(mainText(footer.replaceAll('footer>', 'main>'))).toContain(`Revision ${site.revision} of 1 May 2027`);
    const report = new URL(attributes(footer, 'href').find((href) => href.startsWith('https://git.example/')) ?? '');
    expect(report.pathname).toBe('/wapi/issues/new');
    const source = site.operations.find(({ operation }) => operation.id === 'createLocalBank')?.operation.provenance;
    expect(report.searchParams.get('body')).toContain(
      `Page: /api/createLocalBank/\nRevision: ${site.revision}\nOperation: createLocalBank\nSource: ${source}\n`,
    );
  });

  it('returns the same bytes every time', async () => {
    for (const [name, content] of await renderSite(sources))
      expect(Buffer.from(content).equals(readFileSync(join(siteDir, name))), name).toBe(true);
  });
});

describe.skipIf(!hasBrowser)('a published site without a network', () => {
  let browser: Browser;
  let server: Server;
  let root: string;
  let served: Map<string, string | Uint8Array>;
  let requested: string[];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    served = new Map(published);
    requested = [];
    server = createServer(({ url = '/' }, response) => {
      const path = url.replace(/^\/wapi\//, '').replace(/\?.*$/, '');
      const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
      const content = served.get(name);
      requested.push(name);
      const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.html') && 'text/html; charset=utf-8';
      response.writeHead(content === undefined ? 404 : 200, type ? { 'Content-Type': type } : {}).end(content);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wapi/`;
    return stop;
  });

  async function stop(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** Opens a page in a new browser profile, and waits until the service worker controls it. */
  async function open(address: string) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(root + address);
    await page.evaluate(async () => {
      const { serviceWorker } = navigator;
      if (serviceWorker.controller === null)
        await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    });
    return page;
  }

  it('shows the first opened page, later ones and the search, and says which page is not stored', async () => {
    const page = await open('api/createWithdrawal/');
    await page.goto(`${root}errors/`);
    await stop();
    for (const address of ['errors/', 'api/createWithdrawal/?from=search#request', '']) {
      await page.goto(root + address);
      expect(await page.locator('h1').innerText()).not.toContain('offline');
    }
    await page.getByRole('searchbox').fill('refund');
    await page.getByRole('option').first().waitFor();
    await page.goto(`${root}api/getUserProfile/`);
    expect(await page.locator('h1').innerText()).toBe('You are offline');
    expect(await page.locator('.jump a').getAttribute('href')).toBe('../../');
    await page.context().close();
  });

  it('downloads at most 60 kB more than the page at the first visit', async () => {
    const page = await open('scopes/');
    const withoutWorker = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname.replace('/wapi/', '')),
    );
    const more = [...requested];
    for (const name of ['scopes/index.html', ...withoutWorker])
      if (more.includes(name)) more.splice(more.indexOf(name), 1);
    expect(more).toContain('offline.html');
    const bytes = more.map((name) => gzipSync(served.get(name) ?? '', { level: 9 }).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
    await page.context().close();
  });

  it('shows the newest page as long as there is a network', async () => {
    const page = await open('scopes/');
    await page.reload();
    served.set('scopes/index.html', '<title>New</title>');
    await page.reload();
    expect(await page.title()).toBe('New');
    await page.context().close();
  });

  it('loses its worker and its copies in the first build without them', async () => {
    const page = await open('scopes/');
    served.set('offline.js', await bundleWorker('', undefined));
    const isRemoved = async () => {
      await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined);
      return (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).length === 0;
    };
    await expect.poll(() => page.evaluate(isRemoved)).toBe(true);
    await page.context().close();
  });

  it('does not store calls of the API or responses of the mock', async () => {
    const page = await open('scopes/');
    served.set('user.json', '{}');
    served.set('mock-api/wapi/solutions', '{}');
    const listStored = () =>
      caches.keys().then(async ([name = '']) => (await (await caches.open(name)).keys()).map(({ url }) => url));
    await page.evaluate((headers) => fetch('../user.json', { headers }), { 'X-WAPI-Key': 'a' });
    expect(await page.evaluate(listStored)).not.toContain(`${root}user.json`);
    await page.evaluate(() => fetch('../mock-api/wapi/solutions'));
    await page.evaluate(() => fetch('../user.json'));
    const stored = await page.evaluate(listStored);
    expect(stored).toContain(`${root}user.json`);
    expect(stored).not.toContain(`${root}mock-api/wapi/solutions`);
    await page.context().close();
  });
});
