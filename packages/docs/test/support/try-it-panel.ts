import type { Mock, MockOptions } from '@wapi/mock';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect } from 'vitest';
import type { ServedDocs } from '../../src/index.js';
import { openWithScripts } from './browser.js';
import { useDocsWithMock } from './docs-in-browser.js';

/** A browser, and the site with a mock that its forms can call. */
export interface TryItSetup {
  context: BrowserContext;
  /** The page that `openForm` reuses in each test, because opening a new page would start a process. */
  page: Page;
  mock: Mock;
  docs: ServedDocs;
}

/**
 * Starts a browser, the site and a mock before the tests in a block, and stops them afterwards. Resets the mock before
 * each test.
 *
 * @returns an object that is filled before the first test runs
 */
export function useTryIt(options: MockOptions = { rateLimit: false }): TryItSetup {
  const started = useDocsWithMock(options);
  const setup = {} as TryItSetup;
  beforeAll(async () => {
    const context = await started.browser.newContext();
    Object.assign(setup, { context, page: await context.newPage(), mock: started.mock, docs: started.docs });
  });
  beforeEach(() => setup.mock.reset());
  return setup;
}

/** Opens the form for an operation. */
export async function openForm({ page, docs }: TryItSetup, id: string, url = docs.url): Promise<Page> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await openWithScripts(page, `${url}api/${id}/`);
  await page.getByRole('link', { name: 'Try it' }).click();
  await page.getByRole('heading', { name: 'Try it' }).waitFor();
  return page;
}

/** Sends the form. Returns the status code, and the sentence below it. */
export async function send(page: Page): Promise<{ status: number; match: string }> {
  await page.getByRole('button', { name: /^Send / }).click();
  const received = page.locator('.received');
  await received.waitFor();
  return {
    status: Number(await received.locator('b').innerText()),
    match: await page.locator('.received + p').innerText(),
  };
}

/** Sends the form again, and expects a status code and a documented response. */
export async function sendAndExpect(page: Page, status: string, example: string): Promise<void> {
  await page.getByRole('button', { name: /^Send / }).click();
  await page.locator('.received b', { hasText: status }).waitFor();
  expect(await page.locator('.received + p').innerText()).toContain(example);
}

/** Returns the label of a persona in the list of callers. */
export async function findCaller(page: Page, email: string): Promise<string> {
  const labels = await page.getByLabel('Caller').locator('option').allInnerTexts();
  return labels.find((label) => label.startsWith(email)) ?? '';
}

/** Reads the curl command for the request that was sent. */
export async function readCurl(page: Page): Promise<string | null> {
  return page.locator('.try details', { hasText: 'with curl' }).locator('code').textContent();
}
