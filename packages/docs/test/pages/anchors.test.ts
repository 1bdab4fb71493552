import { describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { readOperationPage } from '../support/site.js';

/** The longest page, with the most responses. */
const LONGEST = 'createWithdrawal';

/** Browsers lay out the responses only when they come into view. Links and text search must work nevertheless. */
describe.skipIf(!hasBrowser)('a long page', { timeout: 60_000 }, () => {
  const started = useDocsInBrowser();
  const anchors = [...readOperationPage(LONGEST).matchAll(/ id="([^"]+)"/g)]
    .map(([, id = '']) => id)
    .filter((id) => id !== 'nav');

  it.each([
    ['phone', { width: 390, height: 844 }],
    ['desktop', { width: 1350, height: 940 }],
  ])('scrolls to the anchor of a link on a %s', async (_device, viewport) => {
    expect(anchors).toEqual(expect.arrayContaining(['request', 'responses', '201', '500']));
    const page = await started.browser.newPage({ viewport });
    const missed: string[] = [];
    for (const id of anchors) {
      await page.goto('about:blank');
      await page.goto(`${started.docs.url}api/${LONGEST}/#${id}`);
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

  it('finds text in a response that has no layout yet', async () => {
    const page = await started.browser.newPage({ viewport: { width: 390, height: 844 } });
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
