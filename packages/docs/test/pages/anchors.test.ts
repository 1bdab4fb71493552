import { describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { readOperationPage } from '../support/site.js';

/** The operation with the longest page and the most responses. */
const LONGEST = 'createWithdrawal';

describe.skipIf(!hasBrowser)('a long page', () => {
  const started = useDocsInBrowser();
  const anchors = [...readOperationPage(LONGEST).matchAll(/ id="([^"]+)"/g)]
    .map(([, id = '']) => id)
    .filter((id) => id !== 'nav' && !id.startsWith('language-') && !id.startsWith('status-'))
    // Test the fields of only one response, because all responses render fields identically.
    .filter((id, index) => !/^\d+-/.test(id) || index % 10 === 0);

  it.each([
    ['phone', { width: 390, height: 844 }],
    ['desktop', { width: 1350, height: 940 }],
  ])('scrolls to the anchor of a link on a %s', async (_device, viewport) => {
    expect(anchors).toEqual(expect.arrayContaining(['request', 'responses', '201', '500']));
    const page = await started.openPage({ viewport });
    await page.goto(`${started.docs.url}api/${LONGEST}/`);
    const missed: string[] = [];
    for (const id of anchors) {
      await page.evaluate((wanted) => (location.hash = wanted), id);
      const isThere = await page
        .waitForFunction(
          (wanted) => {
            const { top } = document.getElementById(wanted)?.getBoundingClientRect() ?? { top: Number.NaN };
            const isAtTheEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
            return (top >= 0 && top < 0.15 * innerHeight) || (isAtTheEnd && top > 0 && top < innerHeight);
          },
          id,
          { timeout: 2000 },
        )
        .then(
          () => true,
          () => false,
        );
      if (!isThere) missed.push(id);
    }
    expect(missed).toEqual([]);
  });

  it('finds text in a response that is folded', async () => {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${started.docs.url}api/${LONGEST}/`);
    expect(
      await page.evaluate(() =>
        (window as Window & { find?(text: string): boolean }).find?.('500 Internal Server Error'),
      ),
    ).toBe(true);
    expect(
      await page
        .locator('[id="500"]')
        .boundingBox()
        .then((box) => (box?.y ?? Infinity) < 844),
    ).toBe(true);
  });
});
