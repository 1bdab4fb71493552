import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasBrowser, openWithScripts } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';

/** One page for each layout, and the pages with the longest words. */
const PAGES = [
  '',
  'api/createWithdrawal/',
  'scopes/',
  'errors/',
  'client/',
  'mock/',
  'discrepancies/',
  'environments/',
];

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

describe.skipIf(!hasBrowser)('large text', () => {
  const started = useDocsInBrowser();

  it.each([24, 32])(
    'scrolls no page sideways on phones with a default font of %i px, and leaves room to search',
    async (fontSize) => {
      const context = await started.browser.newContext();
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Page.setFontSizes', { fontSizes: { standard: fontSize } });
      for (const path of PAGES) {
        await openWithScripts(page, started.docs.url + path);
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(`${fontSize}px`);
        for (const width of [360, 390]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await widthOf(page), `${path} at ${width} px`).toBeLessThanOrEqual(width);
          const box = await page.locator('.bar input').boundingBox();
          expect(box?.width, `${path} at ${width} px`).toBeGreaterThan(200);
        }
      }
      await context.close();
    },
  );

  it('covers nothing if only the text is enlarged on a desk', async () => {
    const page = await started.openPage({ viewport: { width: 1280, height: 900 } });
    await openWithScripts(page, `${started.docs.url}api/createWithdrawal/`);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    const title = await page.locator('h1').boundingBox();
    const samples = await page.locator('.samples').boundingBox();
    expect((title?.x ?? 0) + (title?.width ?? 0)).toBeLessThanOrEqual(samples?.x ?? 0);
    expect(await widthOf(page)).toBeLessThanOrEqual(1280);
  });
});
