import { describe, expect, it } from 'vitest';
import { findWithAxe } from '../support/axe.js';
import { hasBrowser, openWithScripts, recordActivity } from '../support/browser.js';
import { useDocsInBrowser } from '../support/docs-in-browser.js';
import { site } from '../support/site.js';

const charge = site.operations.find(({ operation }) => operation.id === 'chargeTrustedCard');

describe.skipIf(!hasBrowser)('The choice of the platform', () => {
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

  it('has a choice of the shell, which other platforms and other pages keep', async () => {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    const found = recordActivity(page, started.docs.url);
    await page.goto(`${started.docs.url}api/chargeTrustedCard/`);
    const shell = page.getByLabel('Shell');
    const shown = page.locator('.languages .pane:visible pre:visible');
    await shell.waitFor();
    expect(await shown.innerText()).toContain('code=$(curl -X POST');
    await shell.selectOption('PowerShell');
    await shown.getByText('curl.exe').waitFor();
    expect(await shown.innerText()).toBe(charge?.samples[0]?.powershell);
    await page.getByLabel('Platform').selectOption('gy');
    expect(await shown.innerText()).toContain("curl.exe -X POST 'https://gysb.wipayfinancial.com/");
    expect(await shown.innerText()).toContain("'currency=GYD' `");
    await shell.selectOption('cmd');
    expect(await shown.innerText()).toContain('"currency=GYD" ^');
    expect(await findWithAxe(page)).toEqual([]);
    // The second request of the page, and the first request of the home page.
    await page.getByLabel('Example').selectOption({ index: 1 });
    expect(await shown.innerText()).toContain('"account_number=1428855397" ^');
    await page.goto(started.docs.url);
    await page
      .getByText('curl -X POST')
      .and(page.locator('code', { hasText: '^' }))
      .waitFor();
    expect(await shell.inputValue()).toBe('cmd');
    expect(await findWithAxe(page)).toEqual([]);
    expect(found).toEqual({ console: [], requests: [] });
    await shell.selectOption('Bash');
    await page.goto(`${started.docs.url}api/chargeTrustedCard/`);
    await page.getByLabel('Platform').selectOption('tt');
    expect(await shown.innerText()).toBe(charge?.samples[0]?.curl);
  });

  it('says that the commands for a shell could not be loaded, and tries again', async () => {
    const page = await started.openPage();
    await page.route('**/shells.json', (route) => route.abort());
    await page.goto(`${started.docs.url}api/createToken/`);
    const shell = page.getByLabel('Shell');
    await shell.selectOption('cmd');
    await page.getByText('Could not load the commands for cmd.').waitFor();
    expect(await shell.inputValue()).toBe('bash');
    await page.unroute('**/shells.json');
    await shell.selectOption('cmd');
    await page.locator('.languages .sample.on code', { hasText: '^' }).waitFor();
    expect(await page.getByText('Could not load').count()).toBe(0);
  });

  it('offers only the examples that work on the chosen platform', async () => {
    const page = await started.openPage();
    await page.goto(`${started.docs.url}api/createWithdrawal/`);
    const platform = page.getByLabel('Platform');
    const example = page.getByLabel('Example');
    const shown = page.locator('.languages .pane:visible pre:visible');
    await platform.selectOption('jm');
    await example.selectOption({ label: "A withdrawal to a recipient's bank account in Jamaica. (inferred)" });
    expect(await shown.innerText()).toContain('bank_branch=New Kingston');
    await platform.selectOption('gy');
    expect(await example.locator('option').allInnerTexts()).not.toContainEqual(expect.stringContaining('Jamaica'));
    // The example whose title is most similar replaces the one that works only in Jamaica.
    const selected = () => example.locator('option:checked').innerText();
    expect(await selected()).toMatch(/^A withdrawal to a recipient's bank account\./);
    expect(await shown.innerText()).not.toContain('New Kingston');
    await platform.selectOption('jm');
    expect(await selected()).toBe("A withdrawal to a recipient's bank account in Jamaica. (inferred)");
  });

  it('returns to the example that the reader selected when the platform allows it again', async () => {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    await openWithScripts(page, `${started.docs.url}api/createWithdrawal/`);
    const example = page.getByLabel('Example', { exact: true });
    const selected = () => example.locator('option:checked').innerText();
    const own = "A withdrawal to a recipient's bank account. (inferred)";
    await example.selectOption({ label: own });
    await page.getByLabel('Platform').selectOption('jm');
    expect(await selected()).toMatch(/^A withdrawal to a recipient's bank account in Jamaica\./);
    expect(await page.locator('.languages .pane:visible pre:visible').innerText()).toContain(
      'bank_branch=New Kingston',
    );
    await page.getByLabel('Platform').selectOption('gy');
    expect(await selected()).toBe(own);
    // The form follows in both directions.
    await page.getByRole('link', { name: 'Try it' }).click();
    const inForm = page.getByLabel('Example request').locator('option:checked');
    expect(await inForm.innerText()).toBe("A withdrawal to a recipient's bank account.");
    await page.getByLabel('Platform').selectOption('jm');
    expect(await inForm.innerText()).toBe("A withdrawal to a recipient's bank account in Jamaica.");
    await page.getByLabel('Send to').selectOption('Sandbox (Barbados)');
    expect(await inForm.innerText()).toBe("A withdrawal to a recipient's bank account.");
    expect(await selected()).toBe(own);
  });

  it('changes the currency in the titles of examples and in all code of a page', async () => {
    const page = await started.openPage({ viewport: { width: 390, height: 844 } });
    await openWithScripts(page, `${started.docs.url}api/chargeTrustedCard/`);
    const platform = page.getByLabel('Platform');
    const title = page.locator('.panel .choice > span');
    await platform.selectOption('jm');
    expect(await title.innerText()).toContain('An order of 50 JMD.');
    const example = page.getByLabel('Example', { exact: true });
    expect(await example.locator('option').first().innerText()).toContain('An order of 50 JMD.');
    await example.selectOption({ index: 1 });
    await example.selectOption({ index: 0 });
    expect(await title.innerText()).toContain('An order of 50 JMD.');
    await page.getByRole('link', { name: 'Try it' }).click();
    expect(await page.getByLabel('Example request').locator('option').first().innerText()).toContain('50 JMD.');
    await platform.selectOption('tt');
    expect(await title.innerText()).toContain('An order of 50 TTD.');
    expect(await page.getByLabel('Example request').locator('option').first().innerText()).toContain('50 TTD.');
    for (const path of ['client/', 'mock/']) {
      await openWithScripts(page, started.docs.url + path);
      const texts = () => page.locator('figure pre:not(.json)').allTextContents();
      const before = (await texts()).join('\n');
      expect(before).toContain('TTD');
      await platform.selectOption('jm');
      expect((await texts()).join('\n'), path).not.toContain('TTD');
      await platform.selectOption('tt');
      expect((await texts()).join('\n'), path).toBe(before);
    }
  });

  it('says which platforms the samples are for if none works on the chosen one', async () => {
    const page = await started.openPage();
    await page.route('**/api/createLocalBank/', async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      await route.fulfill({ response, body: body.replaceAll('class="sample on"', '$& data-platforms="jm"') });
    });
    await page.goto(`${started.docs.url}api/createLocalBank/`);
    const note = page.locator('.platform-note:visible');
    await page.getByLabel('Platform').selectOption('bb');
    expect(await note.innerText()).toBe('This request works only on: Jamaica. Barbados has different rules.');
    await page.getByLabel('Platform').selectOption('jm');
    expect(await note.count()).toBe(0);
  });
});
