import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedDocs, serveDocs } from '../src/index.js';
import { findInBothThemes } from './support/axe.js';
import { hasBrowser, launchBrowser, unfold } from './support/browser.js';
import { ownPages } from './support/site.js';

/** The pages of rules are all alike and plain, and there are many, so two of them stand for the rest: the run would take half as long again. */
const looked = ownPages.filter((name) => !name.startsWith('rules/') || /^rules\/((scope-parents|sdk-names)\/)?index/.test(name));

/** The layout of operations is one; its wide form is looked at once for each kind of request. */
const wide = looked.filter((name) => !name.startsWith('api/') || /\/(createLocalBank|createWithdrawal|getWithdrawalHistory)\//.test(name));

describe.skipIf(!hasBrowser)('axe finds nothing', { timeout: 60_000 }, () => {
  let browser: Browser;
  let page: Page;
  let docs: ServedDocs;

  beforeAll(async () => {
    [browser, docs] = await Promise.all([launchBrowser(), serveDocs({ port: 0 })]);
    page = await browser.newPage();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await docs.close();
  });

  it.each(looked)('on %s', async (name) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(docs.url + name);
    await unfold(page);
    expect(await findInBothThemes(page)).toEqual([]);
  });

  it.each(wide)('on %s at 1350 px', async (name) => {
    await page.setViewportSize({ width: 1350, height: 900 });
    await page.goto(docs.url + name);
    await unfold(page);
    expect(await findInBothThemes(page)).toEqual([]);
  });
});
