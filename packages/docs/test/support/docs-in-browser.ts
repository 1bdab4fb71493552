import { createMock, type Mock, type MockOptions } from '@wapi/mock';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type ServedDocs, serveDocs } from '../../src/index.js';
import { launchBrowser } from './browser.js';

/** A browser, and the server of the built site. */
export interface DocsInBrowser {
  browser: Browser;
  docs: ServedDocs;
}

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
    launchBrowser(),
    serveDocs({ port: 0, ...(mock !== undefined && { mock }) }),
  ]);
}

async function stop({ browser, docs }: DocsInBrowser): Promise<void> {
  await browser.close();
  await docs.close();
}
