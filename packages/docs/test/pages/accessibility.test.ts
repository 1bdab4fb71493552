import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findInBothThemes } from '../support/axe.js';
import { hasBrowser, openDetails } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { ownPages } from '../support/site.js';

const WIDTHS = [390, 1350];

// Several pages are looked at side by side, each loaded once for all widths and themes: it is most of the time that the tests of the site take.
describe.skipIf(!hasBrowser).concurrent('axe finds nothing', { timeout: 120_000 }, () => {
  const started = useDocsInBrowser();
  // A new one for each page of the site would start a process and fetch the fonts each time.
  const idle: Page[] = [];

  it.each(ownPages)('on %s, narrow and wide, light and dark', async (name) => {
    const page = idle.pop() ?? (await started.browser.newPage());
    await page.goto(started.docs.url + name);
    await openDetails(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findInBothThemes(page), `${width} px`).toEqual([]);
    }
    idle.push(page);
  });
});
