import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findInBothThemes } from '../support/axe.js';
import { hasBrowser, openDetails } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { ownPages } from '../support/site.js';

const WIDTHS = [390, 1350];

// Runs pages concurrently and loads each page once for all widths and themes, because this is the slowest test of the
// site.
describe.skipIf(!hasBrowser).concurrent('axe', { timeout: 120_000 }, () => {
  const started = useDocsInBrowser();
  // Reuses browser pages, because a new one starts a process and fetches the fonts.
  const idle: Page[] = [];

  it.each(ownPages)('finds nothing on %s in both widths and both themes', async (name) => {
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
