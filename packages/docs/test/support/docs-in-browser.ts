import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type ServedDocs, serveDocs } from '../../src/index.js';
import { launchBrowser } from './browser.js';

/** The built site, served, and a browser to look at it with. */
export interface DocsInBrowser {
  browser: Browser;
  docs: ServedDocs;
}

/**
 * Starts both before the tests of a block, and stops them after.
 *
 * @returns what is filled in by then
 */
export function useDocsInBrowser(): DocsInBrowser {
  const started = {} as DocsInBrowser;
  beforeAll(async () => {
    [started.browser, started.docs] = await Promise.all([launchBrowser(), serveDocs({ port: 0 })]);
  }, 60_000);
  afterAll(async () => {
    await started.browser.close();
    await started.docs.close();
  });
  return started;
}
