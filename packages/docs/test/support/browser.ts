import { whyNoChromium } from '@wapi/chromium';
import type { Page } from 'playwright-core';

export { launchChromium as launchBrowser } from '@wapi/chromium';

/** Whether there is a browser to test with. */
export const hasBrowser = whyNoChromium === undefined;

/** Unfolds everything on a page, so that a check sees all of it. */
export function openDetails(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** What a page did that it should not. */
export interface PageActivity {
  console: string[];
  requests: string[];
}

/** Watches a page for all that it prints, which refusals by its security policy are of, for errors, and for requests to other hosts. */
export function recordActivity(page: Page, origin: string): PageActivity {
  const found: PageActivity = { console: [], requests: [] };
  page.on('console', (message) => found.console.push(message.text()));
  page.on('pageerror', (error) => found.console.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) found.requests.push(url);
  });
  return found;
}
