import { whyNoChromium } from '@wapi/chromium';
import type { Page } from 'playwright-core';

export { launchChromium as launchBrowser } from '@wapi/chromium';

/** Whether there is a browser to test with. */
export const hasBrowser = whyNoChromium === undefined;

/**
 * Unfolds everything on a page and lays it out, so that a check sees all of it. What is far from the window is laid out when it comes near; until
 * then its links have places that overlap those of others, and a check would take them for too close.
 */
export function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const element of document.querySelectorAll<HTMLElement>('nav, .answer')) element.style.contentVisibility = 'visible';
  });
}

/** What a page did that it should not. */
export interface Trespasses {
  console: string[];
  requests: string[];
}

/** Watches a page for all that it prints, which refusals by its security policy are of, for errors, and for requests to other hosts. */
export function watch(page: Page, origin: string): Trespasses {
  const found: Trespasses = { console: [], requests: [] };
  page.on('console', (message) => found.console.push(message.text()));
  page.on('pageerror', (error) => found.console.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) found.requests.push(url);
  });
  return found;
}
