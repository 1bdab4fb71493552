import { launchChromium, whyNoChromium } from '@wapi/chromium';
import type { Browser, Page } from 'playwright-core';

let shared: Promise<Browser> | undefined;

/**
 * Returns the browser for this process. Test files share the browser, because starting one takes seconds. The browser
 * closes when the process ends.
 */
export function openBrowser(): Promise<Browser> {
  return (shared ??= launchChromium());
}

/** Whether Chromium is installed. */
export const hasBrowser = whyNoChromium === undefined;

/**
 * Opens a page of the site, and waits until its scripts have added everything. They wait for the first paint, which a
 * busy browser delays. Does not use a locator, because Playwright's code for locators takes longer to load than a page.
 */
export async function openWithScripts(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        // The scripts add everything in one task, so the search field appears together with all other elements.
        const hasSearch = () => document.querySelector('.bar input') !== null;
        const observer = new MutationObserver(() => {
          if (!hasSearch()) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(document, { childList: true, subtree: true });
        if (hasSearch()) resolve();
      }),
  );
}

/** Expands all `details` elements on a page, so that checks see their content. */
export function openDetails(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/** Unwanted activity of a page: console messages, and requests to other hosts. */
export interface PageActivity {
  console: string[];
  requests: string[];
}

/**
 * Records a page's console messages, uncaught errors and requests to other hosts. Browsers report policy violations as
 * console messages.
 */
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
