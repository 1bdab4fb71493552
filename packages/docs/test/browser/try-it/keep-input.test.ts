import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasBrowser, openWithScripts } from '../../support/browser.js';
import { useDocsInBrowser } from '../../support/docs-in-browser.js';

describe.skipIf(!hasBrowser)('The "Try it" form', () => {
  const started = useDocsInBrowser();

  async function open(): Promise<Page> {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    await openWithScripts(page, `${started.docs.url}api/createWithdrawal/`);
    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByRole('heading', { name: 'Try it' }).waitFor();
    return page;
  }

  const selectedTarget = (page: Page) => page.getByLabel('Send to').locator('option:checked').innerText();

  it('keeps the input of a reader while the mock loads, and loads it once', async () => {
    const page = await open();
    let requests = 0;
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route('**/worker.*.js', async (route) => {
      requests += 1;
      await held;
      await route.continue();
    });
    const button = page.getByRole('button', { name: 'Use the mock in this page' });
    await button.click();
    const status = page.locator('.try [role=status]', { hasText: 'Loading the mock' });
    await status.waitFor();
    expect(await status.innerText()).toBe('Loading the mock …');
    await button.click();
    await page.getByLabel('Example request').selectOption({ label: "A withdrawal to a recipient's bank account." });
    await page.getByLabel('amount').fill('77.00');
    letThrough();
    await page.getByText('The mock runs in this page.').waitFor();
    expect(await status.count()).toBe(0);
    expect(await page.getByLabel('amount').inputValue()).toBe('77.00');
    expect(await page.getByLabel('withdrawal_type').inputValue()).toBe('sub_banked');
    expect(await page.getByLabel('Example', { exact: true }).locator('option:checked').innerText()).toContain(
      "recipient's bank account.",
    );
    expect(requests).toBe(1);
  });

  it('stays on the target that a reader selects while the mock loads', async () => {
    const page = await open();
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    const loaded = page.waitForResponse('**/worker.*.js');
    await page.route('**/worker.*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Use the mock in this page' }).click();
    await page.getByText('Loading the mock').waitFor();
    await page.getByLabel('Send to').selectOption('Sandbox (Guyana)');
    expect(await page.getByText('Loading the mock').count()).toBe(0);
    letThrough();
    await loaded;
    await page.waitForTimeout(500);
    expect(await selectedTarget(page)).toBe('Sandbox (Guyana)');
  });

  it('follows the platform that a reader selects in the samples', async () => {
    const page = await open();
    const platform = page.getByLabel('Platform');
    await page.getByLabel('amount').fill('77.00');
    await platform.selectOption('jm');
    expect(await selectedTarget(page)).toBe('Sandbox (Jamaica)');
    expect(await page.getByLabel('currency').first().inputValue()).toBe('JMD');
    expect(await page.getByLabel('amount').inputValue()).toBe('77.00');
    await page.getByRole('button', { name: 'Use the mock in this page' }).click();
    await page.getByText('The mock runs in this page.').waitFor();
    expect(await selectedTarget(page)).toBe('Mock in this page (Jamaica)');
    await platform.selectOption('bb');
    await expect.poll(() => selectedTarget(page)).toBe('Mock in this page (Barbados)');
    expect(await page.getByLabel('currency').first().inputValue()).toBe('BBD');
    expect(await page.getByLabel('amount').inputValue()).toBe('77.00');
    await page.getByLabel('Send to').selectOption('Sandbox (Guyana)');
    expect(await platform.inputValue()).toBe('gy');
    expect(await selectedTarget(page)).toBe('Sandbox (Guyana)');
  });
});
