import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findWithAxe } from '../support/axe.js';
import { hasBrowser, recordActivity } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { site } from '../support/site.js';

describe.skipIf(!hasBrowser)('The scope calculator', () => {
  const started = useDocsInBrowser();

  /** Opens the page with the calculator, and waits until a script has filled the calculator in. */
  async function open(page: Page, place = ''): Promise<Locator> {
    await page.goto(`${started.docs.url}scopes/${place}`);
    const output = page.locator('.calculator output');
    await output.waitFor({ state: 'attached' });
    return output;
  }

  const calculatorHeading = (page: Page) => page.getByText('Which scopes do I need?').and(page.locator('h2'));

  it('moves nothing when the script arrives, and is closed', async () => {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    await page.route('**/required-scopes.json', async (route) => {
      await page.waitForTimeout(200);
      await route.continue();
    });
    const output = await open(page);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(shift).toBeLessThan(0.01);
    expect(await output.isVisible()).toBe(false);
    // The list of scopes starts on the first screen.
    const list = await page.locator('.fields').first().boundingBox();
    expect(list?.y).toBeLessThan(844);
    await calculatorHeading(page).click();
    expect(await output.isVisible()).toBe(true);
  });

  it('fits a window of 320 px with 200 % text', async () => {
    const page = await started.openPage({ viewport: { width: 320, height: 844 } });
    const output = await open(page, '?operations=getUserProfile');
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await output.isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it('says without scripts that it needs them', async () => {
    const page = await started.openPage({ javaScriptEnabled: false });
    await page.goto(`${started.docs.url}scopes/`);
    await calculatorHeading(page).click();
    expect(await page.getByText('It needs JavaScript.').isVisible()).toBe(true);
  });

  it('shows the scopes that the selected operations require', async () => {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    const found = recordActivity(page, started.docs.url);
    const output = await open(page);
    await calculatorHeading(page).click();
    expect(await output.innerText()).toContain('Select the operations that you call.');
    await page.getByLabel('Retrieve the profile').check();
    await page.getByLabel('Upload a profile picture').check();
    expect(await output.locator('code').innerText()).toBe('wapi-user-create wapi-user-retrieve');
    expect(await output.innerText()).not.toContain('No scope is required');
    expect(await findWithAxe(page)).toEqual([]);
    expect(found).toEqual({ console: [], requests: [] });
  });

  it('names the selected operations that require no scope', async () => {
    const page = await started.openPage();
    const output = await open(page);
    await calculatorHeading(page).click();
    const without = site.operations
      .filter(({ operation }) => operation.scopes.length === 0)
      .map(({ operation }) => operation);
    expect(without.map(({ id }) => id)).toEqual(expect.arrayContaining(['createToken', 'getWithdrawalMeta']));
    const [first, ...others] = without.map(({ summary }) => summary);
    await page.getByLabel(first ?? '', { exact: true }).check();
    expect(await output.innerText()).toBe('This operation requires no scope.');
    for (const summary of others) await page.getByLabel(summary, { exact: true }).check();
    expect(await output.innerText()).toBe('None of these operations requires a scope.');
    await page.getByLabel('Retrieve the profile').check();
    expect(await output.locator('code').innerText()).toBe('wapi-user-retrieve');
    expect(await output.innerText()).toContain(`No scope is required for: ${[first, ...others].join(', ')}.`);
  });

  it('leaves the scope that the address names where it is, below the header', async () => {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    const parent = site.scopeGroups[0]?.parent.name;
    await open(page, `?operations=getUserProfile#${parent}`);
    await page.getByLabel('Retrieve the profile').waitFor();
    const top = await page.locator(`[id="${parent}"]`).evaluate((heading) => heading.getBoundingClientRect().top);
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(120);
  });

  it('stores the selection in the query of the address, and works with the keyboard alone', async () => {
    const page = await started.openPage();
    const found = recordActivity(page, started.docs.url);
    await open(page, '#wapi-user-retrieve');
    const box = page.getByLabel('Retrieve the profile');
    await page.locator('.calculator summary').focus();
    await page.keyboard.press('Enter');
    await box.waitFor();
    await page.locator('.calculator input').first().focus();
    for (let presses = 0; presses < site.operations.length; presses += 1) {
      if (await box.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    await page.getByLabel('Upload a profile picture').check();
    expect(page.url()).toBe(`${started.docs.url}scopes/?operations=getUserProfile,createPicture#wapi-user-retrieve`);
    await page.reload();
    await box.waitFor();
    expect(await page.locator('.calculator output code').innerText()).toBe('wapi-user-create wapi-user-retrieve');
    // A shared address may come from a different version of the site, so it may name operations that do not exist.
    await page.goto(`${started.docs.url}scopes/?operations=getUserProfile,gone`);
    await box.waitFor();
    expect(await page.locator('.calculator output code').innerText()).toBe('wapi-user-retrieve');
    await box.press('Space');
    expect(page.url()).toBe(`${started.docs.url}scopes/`);
    expect(found).toEqual({ console: [], requests: [] });
  });
});

describe.skipIf(!hasBrowser)('The message filter', () => {
  const started = useDocsInBrowser();

  it('finds a message by its words, and the pattern and the field of a failed check', async () => {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    const found = recordActivity(page, started.docs.url);
    await page.goto(`${started.docs.url}errors/`);
    const field = page.getByLabel('Paste an error');
    await field.fill('local bank account is already');
    expect(await page.locator('.fields > div:visible').count()).toBe(1);
    expect(await page.locator('#message-filter [role=status]').innerText()).toBe(
      `1 of ${site.errors.length + 1} messages.`,
    );
    await field.fill('The id type field is required.');
    expect(await page.locator('.hit').innerText()).toBe('The {field} field is required.');
    expect(await findWithAxe(page)).toEqual([]);
    await field.fill('{"message":"Unauthorized"}');
    expect(await page.locator('.fields > div:visible').count()).toBe(1);
    // The message of a failed check, without its final period.
    await field.fill('The last name field is required');
    const link = page.locator('#message-filter a').first();
    await link.waitFor();
    expect(await page.locator('#message-filter').innerText()).toContain(
      'Fix the field last_name in: Create an account, Update an account',
    );
    expect(await link.getAttribute('href')).toBe(`${started.docs.url}api/createAccount/#body-last_name`);
    // After a visit to a different page, the Back button shows the same messages again.
    await page.goto(`${started.docs.url}scopes/`);
    await page.goBack();
    await link.waitFor();
    expect(await field.inputValue()).toBe('The last name field is required');
    for (const words of ['timeout', '504', 'gateway', 'no-answer', 'ECONNRESET']) {
      await field.fill(words);
      expect(await page.locator('#no-response').isVisible(), words).toBe(true);
    }
    await field.fill('');
    expect(new URL(page.url()).search).toBe('');
    expect(await page.locator('.fields > div:visible').count()).toBe(site.errors.length + 1);
    expect(await page.locator('.hit').count()).toBe(0);
    expect(found).toEqual({ console: [], requests: [] });
  });

  it.each([
    ['Refused: 400 The selected bank name is invalid.', 'the-selected-bank-name-is-invalid'],
    ['Refused: 403 Forbidden', 'forbidden'],
    ['No usable response: the request may have moved money. See "After a timeout".', 'no-response'],
    ['curl: (28) Operation timed out', 'no-response'],
    ['<html><head><title>502 Bad Gateway</title></head>', 'no-response'],
    // The limit of this operation is different from the limit in the example.
    ['The total must be at least 0.74.', 'the-total-must-be-at-least-5'],
  ])('leads from %j to the entry %s', async (pasted, anchor) => {
    const page = await started.openPage();
    await page.goto(`${started.docs.url}errors/`);
    await page.getByLabel('Paste an error').fill(pasted);
    const ids = await page.locator('.fields > div:visible').evaluateAll((elements) => elements.map(({ id }) => id));
    expect(ids).toEqual([anchor]);
  });

  it('leads from a status line to the messages with the status code', async () => {
    const page = await started.openPage();
    await page.goto(`${started.docs.url}errors/`);
    await page.getByLabel('Paste an error').fill('HTTP/1.1 401 Unauthorized');
    const texts = await page.locator('.fields > div:visible').allInnerTexts();
    expect(texts).toHaveLength(site.errors.filter(({ causes }) => causes.some(({ status }) => status === 401)).length);
    for (const text of texts) expect(text).toContain('401');
  });
});
