import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasBrowser } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { mainText, readOperationPage, site, withoutDetails } from '../support/site.js';

/** Operations with long samples. All operations have the same layout. */
const long = site.operations.filter(
  ({ samples }) =>
    samples
      .map(({ curl, typescript }) => curl + typescript)
      .join('\n')
      .split('\n').length > 25,
);

describe('the samples', () => {
  it.each(site.operations.map(({ operation, samples }) => [operation.id, samples] as const))(
    'of %s are folded, except for the first two code blocks',
    (id, samples) => {
      const section = /<section class="samples">[\s\S]*?<\/section>/.exec(readOperationPage(id))?.[0] ?? '';
      const titles = [...section.matchAll(/<summary>([\s\S]*?)<\/summary>/g)].map(([, title = '']) =>
        mainText(`<main>${title}</main>`),
      );
      const languages = ['fetch', 'PHP', 'Python'];
      expect(titles).toEqual([
        ...languages,
        ...samples
          .slice(1)
          .flatMap(({ name, summary, inEveryLanguage }) => [
            expect.stringContaining(summary ?? `With ${name}`) as string,
            ...(inEveryLanguage ? languages : []),
          ]),
      ]);
      expect(withoutDetails(section).split('<figure>')).toHaveLength(2 + 1);
    },
  );
});

describe.skipIf(!hasBrowser)('the page of an operation, without JavaScript', { timeout: 60_000 }, () => {
  const started = useDocsInBrowser();

  const open = async (width: number, height: number): Promise<Page> => {
    const context = await started.browser.newContext({ viewport: { width, height }, javaScriptEnabled: false });
    return context.newPage();
  };

  it('links to the request on the first screen of a phone', async () => {
    const page = await open(390, 844);
    for (const { operation } of long) {
      await page.goto(`${started.docs.url}api/${operation.id}/`);
      const link = page.locator('main').getByRole('link', { name: 'Request', exact: true });
      const box = await link.boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0), operation.id).toBeLessThanOrEqual(844);
      await link.click();
      expect((await page.locator('#request').boundingBox())?.y, operation.id).toBeLessThan(200);
    }
  });

  it('shows the request within three screens of a phone, even with many samples', async () => {
    const page = await open(390, 844);
    await page.goto(`${started.docs.url}api/createWithdrawal/`);
    expect((await page.locator('#request').boundingBox())?.y).toBeLessThan(3 * 844);
  });

  it('has a column of samples that scrolls by at most one screen', async () => {
    expect(long.map(({ operation }) => operation.id)).toContain('createWithdrawal');
    const page = await open(1280, 900);
    for (const { operation } of long) {
      await page.goto(`${started.docs.url}api/${operation.id}/`);
      const [height, inner] = await page
        .locator('.samples')
        .evaluate((element) => [element.clientHeight, element.scrollHeight] as const);
      expect(inner - height, operation.id).toBeLessThanOrEqual(900);
    }
  });

  it('unfolds a sample on a click', async () => {
    const page = await open(390, 844);
    await page.goto(`${started.docs.url}api/createWithdrawal/`);
    const folded = page.locator('.samples details').first();
    expect(await folded.locator('pre').first().isVisible()).toBe(false);
    await folded.locator('summary').click();
    expect(await folded.locator('pre').first().isVisible()).toBe(true);
  });
});
