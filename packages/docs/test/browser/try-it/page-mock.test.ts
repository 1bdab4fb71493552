import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { siteDir } from '../../../src/package-root.js';
import { hasBrowser, recordActivity } from '../../support/browser.js';
import { useDocsInBrowser } from '../../support/docs-in-browser.js';
import { files } from '../../support/site.js';
import { send } from '../../support/try-it-panel.js';

it('the mock for pages has at most 150 KiB gzip', () => {
  const [script = ''] = files.filter((name) => /^worker\..*\.js$/.test(name));
  expect(gzipSync(readFileSync(join(siteDir, script)), { level: 9 }).length).toBeLessThanOrEqual(150 * 1024);
});

describe.skipIf(!hasBrowser)('The mock in the page', () => {
  const started = useDocsInBrowser();

  it('responds, shows what changed, continues on the next page, and resets', async () => {
    const { browser, docs } = started;
    const page = await browser.newPage();
    const activity = recordActivity(page, docs.url);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url().slice(docs.url.length)));
    const open = async (id: string): Promise<void> => {
      await page.goto(`${docs.url}api/${id}/`);
      await page.getByRole('searchbox').waitFor();
      await page.getByRole('link', { name: 'Try it' }).click();
      await page.getByRole('heading', { name: 'Try it' }).waitFor();
    };
    await open('createWithdrawal');
    expect(await page.getByLabel('Send to').locator('option:checked').innerText()).toBe(
      'Sandbox (Trinidad and Tobago)',
    );
    expect(requests.filter((url) => url.startsWith('worker.'))).toEqual([]);
    await page.getByRole('button', { name: 'Use the mock in this page' }).click();
    await page.getByText('The mock runs in this page. Nothing is sent to a server').waitFor();
    expect(await page.getByLabel('Send to').locator('option:checked').innerText()).toBe(
      'Mock in this page (Trinidad and Tobago)',
    );
    const state = page.getByRole('region', { name: 'State of the mock' });
    await state.getByText('wapi@test.com: local balance').waitFor();
    const before = await state.locator('p').first().innerText();
    expect(await state.innerText()).toContain('No request has changed this mock yet.');
    requests.length = 0;
    expect((await send(page)).status).toBe(201);
    await state.getByText('POST /wapi/withdrawals 201').waitFor();
    expect(await state.locator('p').first().innerText()).not.toBe(before);

    await open('getWithdrawalHistory');
    await state.getByText('POST /wapi/withdrawals 201').waitFor();
    expect((await send(page)).status).toBe(200);
    await state.getByRole('button', { name: 'Reset the mock' }).click();
    await state.getByText('No request has changed this mock yet.').waitFor();
    await expect.poll(() => state.locator('p').first().innerText()).toBe(before);
    expect(requests.filter((url) => /wapi/.test(url))).toEqual([]);
    expect(activity).toEqual({ console: [], requests: [] });
    await page.close();
  });

  it('accepts a file', async () => {
    const { browser, docs } = started;
    const page = await browser.newPage();
    await page.goto(`${docs.url}api/createPicture/`);
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByLabel('Send to').selectOption('Mock in this page (Jamaica)');
    await page.getByText('The mock runs in this page.').waitFor();
    expect((await send(page)).status).toBe(201);
    await page.close();
  });
});
