import { describe, expect, it } from 'vitest';
import { findWithAxe } from '../support/axe.js';
import { hasBrowser, recordActivity } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { site } from '../support/site.js';

describe.skipIf(!hasBrowser)('the site in a browser', () => {
  const started = useDocsInBrowser();

  const pages = [
    '',
    'workflows/trusted-cards/',
    'environments/',
    'client/',
    'schemas/Transaction/',
    'api/createLocalBank/',
    'api/createWithdrawal/',
    'webhooks/',
    'rules/',
    'rules/additional-properties-deliberate/',
  ];
  const cases = pages.flatMap((path) =>
    [390, 1280].flatMap((width) => [true, false].map((javaScriptEnabled) => ({ path, width, javaScriptEnabled }))),
  );

  // Run the tests concurrently, because each test mostly waits until the page has sent no request for half a second.
  it.concurrent.each(cases)(
    'shows /$path at $width px with JavaScript $javaScriptEnabled and calls no other host',
    ({ path, width, javaScriptEnabled }) =>
      started.lendPage(
        async (page) => {
          const found = recordActivity(page, started.docs.url);
          let requests = 0;
          page.on('request', () => (requests += 1));
          await page.goto(started.docs.url + path, { waitUntil: 'networkidle' });
          if (javaScriptEnabled) await page.getByRole('searchbox').waitFor();
          const heading = await page.locator('h1').boundingBox();
          expect(heading?.y).toBeLessThan(300);
          expect((await page.locator('main').innerText()).length).toBeGreaterThan(500);
          expect(await page.locator('figure button').count()).toBe(
            javaScriptEnabled ? await page.locator('figure').count() : 0,
          );
          expect(await page.getByRole('searchbox').count()).toBe(javaScriptEnabled ? 1 : 0);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          expect(await page.locator('h1').evaluate((element) => getComputedStyle(element).fontWeight)).toBe('700');
          expect(requests).toBeLessThanOrEqual(4);
          expect(found).toEqual({ console: [], requests: [] });
        },
        { javaScriptEnabled, viewport: { width, height: 844 } },
      ),
  );

  it('adds nothing by script before the text is painted', async () => {
    const page = await started.browser.newPage();
    // Delays the browser's paint event.
    await page.addInitScript(() => {
      class HeldObserver {
        constructor(callback: (entries: unknown, observer: unknown) => void) {
          Object.assign(globalThis, { reportPaint: () => callback(undefined, this) });
        }
        observe(options: unknown): void {
          Object.assign(globalThis, { observed: options });
        }
        disconnect(): void {}
      }
      Object.assign(globalThis, { PerformanceObserver: HeldObserver });
    });
    await page.goto(`${started.docs.url}api/createLocalBank/`, { waitUntil: 'networkidle' });
    expect(await page.getByRole('searchbox').count()).toBe(0);
    const places = () =>
      page.evaluate(() =>
        ['#request', '.languages', '.panel.responses', '#responses', 'footer'].map(
          (selector) => document.querySelector(selector)?.getBoundingClientRect().y,
        ),
      );
    const before = await places();
    expect(await page.evaluate(() => (globalThis as { observed?: unknown }).observed)).toEqual({
      type: 'paint',
      buffered: true,
    });
    await page.evaluate(() => (globalThis as unknown as { reportPaint: () => void }).reportPaint());
    expect(await page.getByRole('searchbox').count()).toBe(1);
    expect(await page.getByLabel('Platform').count()).toBe(1);
    expect(await places()).toEqual(before);
    await page.close();
  });

  it('links to the request, samples and responses of an operation, and with scripts also to "Try it"', async () => {
    const seen = [];
    for (const javaScriptEnabled of [false, true]) {
      const page = await started.openPage({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
      await page.goto(`${started.docs.url}api/createLocalBank/`);
      if (javaScriptEnabled) await page.getByRole('searchbox').waitFor();
      seen.push(await page.locator('.jump a:visible').allInnerTexts());
      for (const [name, id] of [
        ['Samples', 'samples'],
        ['Request', 'request'],
      ] as const) {
        await page.getByRole('main').getByRole('link', { name, exact: true }).click();
        expect(await page.locator(`#${id}`).evaluate((heading) => heading.getBoundingClientRect().top)).toBeLessThan(
          200,
        );
      }
    }
    expect(seen).toEqual([
      ['Request', 'Samples', 'Responses'],
      ['Try it', 'Request', 'Samples', 'Responses'],
    ]);
  });

  it('prints a page dark on light, with what is folded, and without navigation and buttons', async () => {
    const page = await started.openPage();
    await page.goto(`${started.docs.url}api/createLocalBank/`);
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const folded of ['.common section', '#status-500 + label + .pane', '.fields details q'])
      expect(await page.locator(folded).first().isVisible(), folded).toBe(true);
    for (const selector of ['#nav', '.bar', '.jump', 'figure button'])
      expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  });

  it('copies the sample with the copy button', async () => {
    const context = await started.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(`${started.docs.url}api/createLocalBank/`);
    await page.locator('figure button').first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      site.operations.find(({ operation }) => operation.id === 'createLocalBank')?.samples[0]?.curl,
    );
    await context.close();
  });

  it('skips to the content with the first Tab key', async () => {
    const page = await started.openPage();
    await page.goto(started.docs.url);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#main');
  });

  it('shows every operation in the one-page reference, calls no other host and has enough contrast', async () => {
    const context = await started.browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    const page = await context.newPage();
    const found = recordActivity(page, started.docs.url);
    const model = site.operations.find(({ operation }) => operation.id === 'createLocalBank');
    await page.goto(`${started.docs.url}reference/${model?.referenceHash}`);
    const heading = page.getByRole('heading', { name: model?.operation.summary ?? '' }).first();
    await heading.waitFor();
    // The address leads to the operation, not to the top of the page.
    await page.waitForFunction((title) => {
      const titles = [...document.querySelectorAll('h1, h2')].filter(({ textContent }) => textContent.includes(title));
      const top = titles[0]?.getBoundingClientRect().top ?? -1;
      return scrollY > 0 && top >= 0 && top < innerHeight;
    }, model?.operation.summary ?? '');
    expect(await page.getByRole('banner').getByRole('link', { name: 'WAPI', exact: true }).getAttribute('href')).toBe(
      '../',
    );
    await page.locator('a[href="../api/createLocalBank/"]').first().waitFor();
    await page.waitForLoadState('networkidle');
    const isColourContrast = (finding: string) => finding.startsWith('color-contrast');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect((await findWithAxe(page, 'colours')).filter(isColourContrast), colorScheme).toEqual([]);
    }
    for (const { referenceHash } of site.operations) {
      await page.evaluate((hash) => (location.hash = hash), referenceHash);
      const active = page.locator(`a[href$="${referenceHash}"] [data-active="true"]`);
      await active.waitFor({ state: 'attached', timeout: 10_000 });
      expect(await active.count()).toBe(1);
    }
    expect(found).toEqual({ console: [], requests: [] });
    await context.close();
  });
});
