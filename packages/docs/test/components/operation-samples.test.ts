import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleLanguages } from '../../src/components/operation-samples.js';
import { hasBrowser } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { mainText, readOperationPage, site, withoutDetails } from '../support/site.js';

/** Test only operations with long samples. This is enough, because all operations have the same layout. */
const long = site.operations.filter(
  ({ samples }) =>
    samples
      .map(({ curl, typescript }) => curl + typescript)
      .join('\n')
      .split('\n').length > 25,
);

const withdrawal = site.operations.find(({ operation }) => operation.id === 'createWithdrawal');

describe('the samples', () => {
  it.each(site.operations.map(({ operation, samples }) => [operation.id, samples] as const))(
    'of %s are folded in each language, except for the first request',
    (id, samples) => {
      const section = /<fieldset class="tabs languages">[\s\S]*?<\/fieldset>/.exec(readOperationPage(id))?.[0] ?? '';
      const titles = [...section.matchAll(/<summary>([\s\S]*?)<\/summary>/g)].map(([, title = '']) =>
        mainText(`<main>${title}</main>`).replace(/ ~$/, ''),
      );
      const expected = samples.slice(1).map(({ name, summary }) => summary?.replaceAll('`', '') ?? `With ${name}`);
      expect(titles).toEqual(sampleLanguages.flatMap(() => expected));
      expect(withoutDetails(section).split('<figure')).toHaveLength(sampleLanguages.length + 1);
    },
  );
});

describe.skipIf(!hasBrowser)('the page of an operation, without JavaScript', () => {
  const started = useDocsInBrowser();

  const open = (width: number, height: number): Promise<Page> =>
    started.openPage({ viewport: { width, height }, javaScriptEnabled: false });

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

  it('shows the first field within two screens of a phone, and links to the samples', async () => {
    const page = await open(390, 844);
    for (const { operation } of long) {
      await page.goto(`${started.docs.url}api/${operation.id}/`);
      const field = await page.locator('.ask .fields > div').first().boundingBox();
      expect((field?.y ?? Infinity) + (field?.height ?? 0), operation.id).toBeLessThanOrEqual(2 * 844);
      await page.locator('main').getByRole('link', { name: 'Samples', exact: true }).click();
      const code = await page.locator('.samples pre:visible').first().boundingBox();
      expect((code?.y ?? Infinity) + 5 * 22, operation.id).toBeLessThanOrEqual(844);
    }
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

  it('shows a sample in the selected language, a response by its status code, and the other requests folded', async () => {
    const page = await open(390, 844);
    await page.goto(`${started.docs.url}api/createWithdrawal/`);
    await page.locator('label', { hasText: 'PHP' }).click();
    expect(await page.locator('.languages .pane:visible pre:visible').allInnerTexts()).toEqual([
      expect.stringContaining('<?php'),
    ]);
    const folded = page.locator('.languages .pane:visible details').first();
    await folded.locator('summary').click();
    expect(await folded.locator('pre').isVisible()).toBe(true);
    await page.locator('label', { hasText: '429' }).click();
    expect(await page.locator('.responses .pane:visible').innerText()).toContain('Too Many Attempts.');
  });
});

describe.skipIf(!hasBrowser)('the panel of samples, with JavaScript', () => {
  const started = useDocsInBrowser();

  it('has a choice of the request, and remembers the language on other pages', async () => {
    const page = await started.openPage();
    await page.goto(`${started.docs.url}api/createWithdrawal/`);
    const shown = page.locator('.languages .pane:visible pre:visible');
    const choice = page.getByLabel('Example');
    await choice.selectOption({ index: 1 });
    expect(await shown.allInnerTexts()).toEqual([withdrawal?.samples[1]?.curl]);
    await page.locator('label', { hasText: 'Python' }).click();
    expect(await shown.allInnerTexts()).toEqual([withdrawal?.samples[1]?.python]);
    await page.goto(`${started.docs.url}api/createToken/`);
    await page.getByRole('searchbox').waitFor();
    expect(await shown.first().innerText()).toContain('import requests');
  });

  it('shows a cut-off sample in full length, and cuts it off again', async () => {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${started.docs.url}api/createWithdrawal/`);
    const panel = page.locator('.panel.responses');
    const pane = panel.locator('.pane:visible');
    const isCut = () => pane.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
    const button = panel.getByRole('button', { name: 'Show all' });
    await button.waitFor();
    const [code, below] = [await pane.boundingBox(), await button.boundingBox()];
    expect((code?.y ?? 0) + (code?.height ?? Infinity)).toBeLessThanOrEqual(below?.y ?? 0);
    await button.click();
    expect(await isCut()).toBe(false);
    await panel.getByRole('button', { name: 'Show less' }).click();
    expect(await isCut()).toBe(true);
    await panel.locator('label', { hasText: '429' }).click();
    await panel.getByRole('button', { name: 'Show all' }).waitFor({ state: 'hidden' });
  });

  it('opens the row and the tab of a common error that a link names', async () => {
    const page = await started.openPage();
    await page.goto(`${started.docs.url}api/createWithdrawal/#429`);
    await page.getByRole('searchbox').waitFor();
    expect(await page.getByRole('heading', { name: '429 Too Many Requests' }).isVisible()).toBe(true);
    expect(await page.getByRole('radio', { name: '429' }).isChecked()).toBe(true);
  });
});
