import { describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { attributes, readPage, site } from '../support/site.js';

const PHONE = { width: 390, height: 844 };

describe('the footer', () => {
  it('has no date and no link to a repository that it does not know', () => {
    expect(readPage('index.html')).not.toMatch(/<time|issues\/new/);
  });
});

describe('the navigation', () => {
  it('lists every operation by its tag, and unfolds only the tag of the page', () => {
    const navigation = /<nav id="nav"[\s\S]*?<\/nav>/.exec(readPage('api/createLocalBank/index.html'))?.[0] ?? '';
    for (const { operation } of site.operations)
      expect(attributes(navigation, 'href')).toContain(`../../api/${operation.id}/`);
    const open = [...navigation.matchAll(/<details open><summary>(.*?)<\/summary>/g)].map(([, tag]) => tag);
    expect(open).toEqual(['User']);
  });
});

describe.skipIf(!hasBrowser)('the frame in a browser', () => {
  const started = useDocsInBrowser();
  const address = () => `${started.docs.url}api/createWithdrawal/`;

  it('opens the menu without scripts, and Back returns to the same place', async () => {
    const page = await started.openPage({ viewport: PHONE, javaScriptEnabled: false });
    await page.goto(`${address()}#responses`);
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(1000);
    await page.getByRole('link', { name: 'Menu' }).click();
    const link = page.getByRole('link', { name: 'Errors', exact: true });
    await link.scrollIntoViewIfNeeded();
    expect((await link.boundingBox())?.x).toBeGreaterThan(0);
    await page.goBack();
    expect(await link.isVisible()).toBe(false);
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });

  it('opens the menu with scripts at the same address, and Escape closes it', async () => {
    const page = await started.openPage({ viewport: PHONE });
    await page.goto(address());
    const menu = page.getByRole('button', { name: 'Menu' });
    await menu.click();
    expect(await menu.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('#nav').isVisible()).toBe(true);
    expect(page.url()).toBe(address());
    await page.keyboard.press('Escape');
    expect(await page.locator('#nav').isVisible()).toBe(false);
    expect(await menu.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('keeps the header in view on a desk', async () => {
    const page = await started.openPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${address()}#responses`);
    expect((await page.locator('.bar').boundingBox())?.y).toBe(0);
  });

  it('stores the selected theme and hidden marks for the next page', async () => {
    const page = await started.openPage({ viewport: PHONE });
    await page.goto(address());
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    await page.getByRole('button', { name: 'Hide marks' }).click();
    await page.goto(`${started.docs.url}errors/`);
    expect(await background()).toBe('rgb(13, 25, 29)');
    expect(await page.locator('.i:visible').count()).toBe(0);
    await page.getByRole('button', { name: 'Show marks' }).click();
    expect(await page.locator('.i:visible').count()).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Use the light theme' }).click();
    expect(await background()).toBe('rgb(255, 255, 255)');
  });

  it('hides marks of inferred facts from screen readers, and counts them at the top', async () => {
    const page = await started.openPage();
    await page.goto(address());
    expect(await page.locator('.i:not([aria-hidden="true"])').count()).toBe(0);
    expect(await page.locator('.inferred-note').innerText()).toMatch(/^~ \d+ facts here are inferred\./);
  });

  it('copies the page as Markdown', async () => {
    const context = await started.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(address());
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(readPage('api/createWithdrawal/index.md'));
    await context.close();
  });
});
