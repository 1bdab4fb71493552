import { describe, expect, it } from 'vitest';
import { findWithAxe } from '../support/axe.js';
import { hasBrowser } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';

describe.skipIf(!hasBrowser)('The choice of the platform', { timeout: 60_000 }, () => {
  const started = useDocsInBrowser();

  it('rewrites the samples and the form of all pages, and is remembered', async () => {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${started.docs.url}api/chargeTrustedCard/`);
    const choice = page.getByLabel('Platform');
    await choice.waitFor();
    expect(await choice.inputValue()).toBe('tt');
    const texts = () => page.locator('.languages .sample.on code').allTextContents();
    for (const text of await texts()) expect(text).toMatch(/ttsb|'tt'/);
    await choice.selectOption('gy');
    for (const text of await texts()) {
      expect(text).toMatch(/gysb|'gy'/);
      expect(text).toContain('GYD');
      expect(text).not.toMatch(/ttsb|TTD|\bTT\b/);
    }
    expect(await findWithAxe(page)).toEqual([]);
    await page.goto(`${started.docs.url}api/createLocalBank/`);
    await choice.waitFor();
    expect(await choice.inputValue()).toBe('gy');
    await page.getByRole('link', { name: 'Try it' }).click();
    const target = page.getByLabel('Send to');
    expect(await target.locator('option').first().innerText()).toBe('Sandbox (Guyana)');
    await choice.selectOption('tt');
    expect((await texts()).join('')).toContain('ttsb');
  });

  it('says which platforms a sample is for if the chosen one is different', async () => {
    const page = await started.openPage();
    await page.goto(`${started.docs.url}api/createLocalBank/`);
    const note = page.locator('.platform-note:visible');
    await page.getByLabel('Platform').selectOption('bb');
    await page.getByLabel('Example').selectOption({ index: 1 });
    expect(await note.innerText()).toBe('This request works only on: Jamaica. Barbados has different rules.');
    await page.getByLabel('Platform').selectOption('jm');
    expect(await note.count()).toBe(0);
  });
});
