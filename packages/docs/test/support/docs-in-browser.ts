import { createMock, type Mock, type MockOptions } from '@wapi/mock';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type ServedDocs, serveDocs } from '../../src/index.js';
import { openBrowser } from './browser.js';

/** A browser, and the server of the built site. */
export interface DocsInBrowser {
  browser: Browser;
  docs: ServedDocs;
  /**
   * Lends a page to a test. The next test gets the same page, because a new one starts a process, and a new context
   * also starts a window. The page keeps its storage.
   */
  lendPage: <T>(use: (page: Page) => Promise<T>, options?: PageOptions) => Promise<T>;
  /**
   * Returns the page that the tests of a block use one after the other, without the storage, routes and listeners of
   * the previous test. For the same reason as `lendPage`.
   */
  openPage: (options?: PageOptions) => Promise<Page>;
}

/** The options of a page. The default viewport is that of Playwright. */
type PageOptions = Pick<BrowserContextOptions, 'javaScriptEnabled'> & { viewport?: { width: number; height: number } };

/** The same, with a mock that the pages can call. */
export interface DocsWithMock extends DocsInBrowser {
  mock: Mock;
}

/**
 * Starts both before the tests of a block, and stops them afterwards.
 *
 * @returns an object that is filled before the first test runs
 */
export function useDocsInBrowser(): DocsInBrowser {
  const started = {} as DocsInBrowser;
  beforeAll(() => start(started), 60_000);
  afterAll(() => stop(started));
  return started;
}

/** Like `useDocsInBrowser`, with a mock. */
export function useDocsWithMock(options: MockOptions): DocsWithMock {
  const started = {} as DocsWithMock;
  beforeAll(async () => {
    started.mock = createMock(options);
    await start(started, (await started.mock.listen(0)).origin);
  }, 60_000);
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

/** Keeps two contexts, with and without JavaScript, and their idle pages. */
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
