import { createMock, type Mock, type MockOptions } from '@wapi/mock';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type ServedDocs, serveDocs } from '../../src/index.js';
import { openBrowser } from './browser.js';

/** A running browser, and a server for the built site. */
export interface DocsInBrowser {
  browser: Browser;
  docs: ServedDocs;
  /**
   * Lends a page to one test at a time, so that later tests reuse it. A new page would start a process, and a new
   * context would also open a window. Does not clear the page's storage.
   */
  lendPage: <T>(use: (page: Page) => Promise<T>, options?: PageOptions) => Promise<T>;
  /**
   * Returns the one page that all tests in a block use, after clearing the storage, routes and listeners that the
   * previous test left. Reuse avoids starting a process.
   */
  openPage: (options?: PageOptions) => Promise<Page>;
}

/** Options for opening a page. The default viewport is Playwright's. */
type PageOptions = Pick<BrowserContextOptions, 'javaScriptEnabled'> & { viewport?: { width: number; height: number } };

/** A browser, a server for the built site, and a mock that the pages can call. */
export interface DocsWithMock extends DocsInBrowser {
  mock: Mock;
}

/**
 * Starts a browser and the server before the tests in a block, and stops them afterwards.
 *
 * @returns an object that is filled before the first test runs
 */
export function useDocsInBrowser(): DocsInBrowser {
  const started = {} as DocsInBrowser;
  beforeAll(() => start(started));
  afterAll(() => stop(started));
  return started;
}

/**
 * Starts a browser, a server and a mock before the tests in a block, and stops them afterwards.
 *
 * @returns an object that is filled before the first test runs
 */
export function useDocsWithMock(options: MockOptions): DocsWithMock {
  const started = {} as DocsWithMock;
  beforeAll(async () => {
    started.mock = createMock(options);
    await start(started, (await started.mock.listen(0)).origin);
  });
  afterAll(async () => {
    await stop(started);
    await started.mock.close();
  });
  return started;
}

async function start(started: DocsInBrowser, mock?: string): Promise<void> {
  [started.browser, started.docs] = await Promise.all([
    openBrowser(),
    serveDocs({ port: 0, ...(mock !== undefined && { mock }) }),
  ]);
  const lender = new PageLender(started.browser);
  started.lendPage = async (use, options) => {
    const page = await lender.take(options);
    const result = await use(page);
    lender.giveBack(page, options);
    return result;
  };
  started.openPage = async (options) => {
    const page = await lender.take(options);
    lender.giveBack(page, options);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    if (page.url() !== 'about:blank') await page.evaluate(() => localStorage.clear());
    return page;
  };
}

async function stop({ browser, docs }: DocsInBrowser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await docs.close();
}

/** Owns two contexts, with and without JavaScript, and their idle pages. */
class PageLender {
  readonly #browser: Browser;
  readonly #contexts = new Map<boolean, Promise<BrowserContext>>();
  readonly #idle = new Map<boolean, Page[]>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async take({ javaScriptEnabled = true, viewport = { width: 1280, height: 720 } }: PageOptions = {}): Promise<Page> {
    const context = this.#contexts.get(javaScriptEnabled) ?? this.#browser.newContext({ javaScriptEnabled });
    this.#contexts.set(javaScriptEnabled, context);
    const page = this.#idle.get(javaScriptEnabled)?.pop() ?? (await (await context).newPage());
    await page.setViewportSize(viewport);
    await page.emulateMedia({ media: null, colorScheme: 'light' });
    return page;
  }

  giveBack(page: Page, { javaScriptEnabled = true }: PageOptions = {}): void {
    for (const event of ['console', 'pageerror', 'request']) page.removeAllListeners(event);
    this.#idle.set(javaScriptEnabled, [...(this.#idle.get(javaScriptEnabled) ?? []), page]);
  }
}
