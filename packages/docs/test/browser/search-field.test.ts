import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findInBothThemes } from '../support/axe.js';
import { hasBrowser, openWithScripts, recordActivity } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';

describe.skipIf(!hasBrowser)('The search field', () => {
  const started = useDocsInBrowser();

  async function open(path: string, width = 1280): Promise<Page> {
    const page = await started.openPage({ viewport: { width, height: 844 } });
    await openWithScripts(page, started.docs.url + path);
    return page;
  }

  it('loads the script and the index once, when it first gets the focus', async () => {
    const page = await open('api/getUserProfile/');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.getByRole('searchbox').click();
    await page.getByRole('banner').getByRole('combobox').waitFor();
    await page.locator('h1').click();
    await page.getByRole('banner').getByRole('combobox').click();
    expect(requests).toEqual([
      expect.stringMatching(/^\/search-results\..+\.js$/),
      expect.stringMatching(/^\/search\..+\.json$/),
    ]);
  });

  it('leads to a field with the keyboard alone, despite a typo', async () => {
    const page = await open('api/getUserProfile/');
    const found = recordActivity(page, started.docs.url);
    await page.keyboard.press('/');
    await page.getByRole('banner').getByRole('combobox').waitFor();
    await page.keyboard.type('bank_brnch');
    await page.locator('#results').getByRole('option', { name: 'bank_branch' }).waitFor();
    const field = page.getByRole('banner').getByRole('combobox');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe('result-0');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/api/createLocalBank/#body-bank_branch');
    expect(found).toEqual({ console: [], requests: [] });
  });

  it('keeps the place on the page while the reader types', async () => {
    const page = await open('api/createWithdrawal/');
    await page.evaluate(() => scrollTo(0, 3000));
    await page.keyboard.press('/');
    await page.getByRole('banner').getByRole('combobox').waitFor();
    await page.keyboard.type('refund');
    await page.locator('#results').getByRole('option').first().waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(3000);
  });

  it('moves through the results with the arrow keys, and clears the query and the focus with Escape', async () => {
    const page = await open('');
    await page.keyboard.press('Control+k');
    await page.getByRole('banner').getByRole('combobox').waitFor();
    await page.keyboard.type('withdrawal');
    await page.locator('#results').getByRole('option').nth(1).waitFor();
    const active = () => page.locator('[aria-selected=true]').getAttribute('id');
    expect(await active()).toBe('result-0');
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe('result-1');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe('result-7');
    await page.keyboard.press('Escape');
    expect(await page.locator('#results').getByRole('option').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  it('shows that it is loading, and opens the first result afterwards if Enter was pressed', async () => {
    const page = await open('');
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route('**/search.*.json', async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press('/');
    await page.keyboard.type('refund');
    await page.getByText('Loading search').waitFor();
    await page.keyboard.press('Enter');
    letThrough();
    await page.waitForURL('**/api/createRefundRequest/');
    expect(await page.title()).toContain('Request a refund');
  });

  it('shows below the bar that search loads or could not be loaded, without moving the page', async () => {
    const page = await open('api/createLocalBank/', 390);
    const heightOfBar = () => page.locator('.bar').evaluate((bar) => bar.getBoundingClientRect().height);
    const before = await heightOfBar();
    let abort = () => {};
    const held = new Promise<void>((resolve) => (abort = resolve));
    await page.route('**/search.*.json', async (route) => {
      await held;
      await route.abort();
    });
    await page.getByRole('searchbox').focus();
    const check = async (text: string) => {
      const message = page.getByText(text);
      await message.waitFor();
      expect(await heightOfBar()).toBe(before);
      const box = await message.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(before - 1);
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
      expect(await findInBothThemes(page)).toEqual([]);
    };
    await check('Loading search');
    abort();
    await check('Search could not be loaded');
  });

  it('shows that a query has no results, and renders the query as text', async () => {
    const page = await open('');
    await page.getByRole('searchbox').fill('<b>zzzz');
    await page.getByRole('banner').getByRole('combobox').waitFor();
    expect(await page.getByRole('banner').getByRole('status').innerText()).toBe('No results for “<b>zzzz”.');
  });

  it.each(['**/search.*.json', '**/search-results.*.js*'])(
    'loads again at the next focus after %s could not be loaded',
    async (file) => {
      const page = await open('');
      await page.route(file, (route) => route.abort());
      await page.getByRole('searchbox').fill('refund');
      await page.getByText('Search could not be loaded').waitFor();
      await page.unroute(file);
      await page.locator('h1').click();
      await page.getByRole('searchbox').focus();
      await page.locator('#results').getByRole('option').first().waitFor();
      expect(await page.locator('#results').getByRole('option').first().innerText()).toContain('Request a refund');
    },
  );

  it.each([390, 1280])(
    'passes axe with results in both themes, and does not scroll sideways at %i px',
    async (width) => {
      const page = await open('api/createLocalBank/', width);
      await page.getByRole('searchbox').fill('bank');
      await page.locator('#results').getByRole('option').first().waitFor();
      expect(await findInBothThemes(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    },
  );
});
