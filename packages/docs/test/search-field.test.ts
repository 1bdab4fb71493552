import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedDocs, serveDocs } from '../src/index.js';
import { findInBothThemes } from './support/axe.js';
import { hasBrowser, launchBrowser, watch } from './support/browser.js';

describe.skipIf(!hasBrowser)('the search field', { timeout: 60_000 }, () => {
  let browser: Browser;
  let docs: ServedDocs;

  beforeAll(async () => {
    [browser, docs] = await Promise.all([launchBrowser(), serveDocs({ port: 0 })]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await docs.close();
  });

  async function open(path: string, width = 1280): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 844 } });
    await page.goto(docs.url + path, { waitUntil: 'networkidle' });
    return page;
  }

  it('loads nothing before it has the focus, then the script and the index once', async () => {
    const page = await open('api/getUserProfile/');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.getByRole('searchbox').click();
    await page.getByRole('combobox').waitFor();
    await page.locator('h1').click();
    await page.getByRole('combobox').click();
    expect(requests).toEqual([expect.stringMatching(/^\/search-results\..+\.js$/), expect.stringMatching(/^\/search\..+\.json$/)]);
    await page.close();
  });

  it('leads to a field by keyboard alone, typo and all', async () => {
    const page = await open('api/getUserProfile/');
    const found = watch(page, docs.url);
    await page.keyboard.press('/');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('bank_brnch');
    await page.getByRole('option', { name: 'bank_branch' }).waitFor();
    const field = page.getByRole('combobox');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe('result-0');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/api/createLocalBank/#body-bank_branch');
    expect(found).toEqual({ console: [], requests: [] });
    await page.close();
  });

  it('is walked through with the arrow keys, emptied and left with Escape', async () => {
    const page = await open('');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('withdrawal');
    await page.getByRole('option').nth(1).waitFor();
    const active = () => page.locator('[aria-selected=true]').getAttribute('id');
    expect(await active()).toBe('result-0');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe('result-1');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe('result-7');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await page.close();
  });

  it('says that nothing is found, and shows a query as text', async () => {
    const page = await open('');
    await page.getByRole('searchbox').fill('<b>zzzz');
    await page.getByRole('combobox').waitFor();
    expect(await page.getByRole('status').innerText()).toBe('Nothing found for “<b>zzzz”.');
    await page.close();
  });

  it('loads what could not be loaded at the next focus', async () => {
    const page = await open('');
    await page.route('**/search.*.json', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    await page.getByRole('searchbox').fill('refund');
    await failed;
    await page.unroute('**/search.*.json');
    await page.locator('h1').click();
    await page.getByRole('searchbox').focus();
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').first().innerText()).toContain('Request a refund');
    await page.close();
  });

  it.each([390, 1280])('its results are without fault for axe and inside the window at %i px, light and dark', async (width) => {
    const page = await open('api/createLocalBank/', width);
    await page.getByRole('searchbox').fill('bank');
    await page.getByRole('option').first().waitFor();
    expect(await findInBothThemes(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });
});
