import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findColourFaults, findWithAxe } from '../support/axe.js';
import { hasBrowser, openDetails } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { ownPages } from '../support/site.js';

const PHONE = { width: 390, height: 900 };
const DESK = { width: 1350, height: 900 };

/** One page of each template. The themes differ only in their colours, so one page shows them all. */
const templates = [
  'index.html',
  'api/createWithdrawal/index.html',
  'changes/index.html',
  'client/index.html',
  'environments/index.html',
  'errors/index.html',
  'rules/rate-limit/index.html',
  'schemas/Transaction/index.html',
  'scopes/index.html',
  'webhooks/index.html',
  'workflows/trusted-cards/index.html',
];

// Runs pages concurrently and loads each page once, because this is the slowest test of the site.
describe.skipIf(!hasBrowser).concurrent('axe', { timeout: 120_000 }, () => {
  const started = useDocsInBrowser();
  // Reuses browser pages, because a new one starts a process and fetches the fonts.
  const idle: Page[] = [];
  const openPage = async (name: string) => {
    const page = idle.pop() ?? (await started.browser.newPage());
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(PHONE);
    await page.goto(started.docs.url + name);
    await openDetails(page);
    return page;
  };

  it.each(ownPages)('finds nothing on %s, light on a phone and dark on a desk', async (name) => {
    const page = await openPage(name);
    expect(await findWithAxe(page), 'light, 390 px').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(DESK);
    expect(await findWithAxe(page), 'dark, 1350 px').toEqual([]);
    idle.push(page);
  });

  it.each(templates)('finds no wrong colour on %s, dark on a phone and light on a desk', async (name) => {
    expect(ownPages).toContain(name);
    const page = await openPage(name);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findColourFaults(page), 'dark, 390 px').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(DESK);
    expect(await findColourFaults(page), 'light, 1350 px').toEqual([]);
    idle.push(page);
  });
});
