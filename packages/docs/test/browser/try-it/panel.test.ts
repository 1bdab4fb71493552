import { createMock } from '@wapi/mock';
import { describe, expect, it } from 'vitest';
import { serveDocs } from '../../../src/index.js';
import { findInBothThemes } from '../../support/axe.js';
import { hasBrowser, openDetails } from '../../support/browser.js';
import { site } from '../../support/site.js';
import { openForm, send, useTryIt } from '../../support/try-it-panel.js';

describe.skipIf(!hasBrowser)('The "Try it" form', () => {
  const tryIt = useTryIt();

  it('scrolls to the response, and says when the form has changed since', async () => {
    const page = await openForm(tryIt, 'createForeignBank');
    await page.setViewportSize({ width: 390, height: 500 });
    await send(page);
    await page.waitForFunction(
      () => (document.querySelector('.received')?.getBoundingClientRect().bottom ?? Infinity) < innerHeight,
    );
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Send POST');
    expect(await page.getByText('You have changed the form').count()).toBe(0);
    await page.getByLabel('beneficiary_name').fill('Jane Doe');
    await page.getByText('You have changed the form').waitFor();
  });

  it.each(['**/open-panel.*.js*', '**/try.json'])(
    'loads again at the next click after %s could not be loaded',
    async (file) => {
      const { page } = tryIt;
      await page.goto(`${tryIt.docs.url}api/getUserProfile/`);
      await page.getByRole('searchbox').waitFor();
      await page.route(file, (route) => route.abort());
      await page.getByRole('link', { name: 'Try it' }).click();
      await page.getByText('The form could not be loaded').waitFor();
      await page.unroute(file);
      await page.getByRole('link', { name: 'Try it' }).click();
      await page.getByRole('heading', { name: 'Try it' }).waitFor();
      expect((await send(page)).status).toBe(200);
    },
  );

  it('opens if the reader clicked the link before the scripts arrived', async () => {
    const { page } = tryIt;
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route('**/site.*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${tryIt.docs.url}api/getUserProfile/`, { waitUntil: 'commit' });
    await page.getByRole('link', { name: 'Try it' }).click();
    expect(await page.locator('.samples').evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(120);
    expect(await page.getByRole('heading', { name: 'Try it' }).count()).toBe(0);
    letThrough();
    await page.getByRole('heading', { name: 'Try it' }).waitFor();
    expect((await send(page)).status).toBe(200);
    await page.unroute('**/site.*.js');
  });

  it('opens the keyboard of a phone that fits each field', async () => {
    const seen: Record<string, string> = {};
    for (const id of [
      'createToken',
      'createWithdrawal',
      'updatePhone',
      'getTransactionHistory',
      'getWithdrawalHistory',
    ]) {
      const page = await openForm(tryIt, id);
      if (id === 'createWithdrawal') await page.getByLabel('withdrawal_type').selectOption('sub_unbanked');
      const inputs = await page.locator('.try label:has(code) > :is(input, textarea)').evaluateAll((elements) =>
        elements.map((element) => ({
          name: element.parentElement?.querySelector('code')?.textContent ?? '',
          mode: (element as HTMLInputElement).inputMode,
          capitalize: element.getAttribute('autocapitalize'),
        })),
      );
      for (const { name, mode, capitalize } of inputs) {
        expect(capitalize, name).toBe('off');
        if (mode !== '') seen[name] = mode;
      }
    }
    expect(seen).toEqual({
      email: 'email',
      amount: 'decimal',
      phone: 'tel',
      amount_min: 'decimal',
      amount_max: 'decimal',
      page: 'numeric',
      page_size: 'numeric',
    });
  });

  it('knows the fields with a numeric keyboard', () => {
    const numeric = site.operations.flatMap(({ operation: { requestBody, parameters } }) => {
      const schema = requestBody?.content[0]?.schema ?? {};
      const fields = [schema, ...(schema.oneOf ?? [])].flatMap(({ properties = {} }) => Object.entries(properties));
      return [...fields, ...parameters.map((parameter) => [parameter.name, parameter.schema] as const)]
        .filter(
          ([, { type = [], enum: values }]) => !values && [type].flat().some((each) => /number|integer/.test(each)),
        )
        .map(([name]) => name);
    });
    expect([...new Set(numeric)].toSorted()).toEqual([
      'amount',
      'amount_max',
      'amount_min',
      'page',
      'page_size',
      'total',
    ]);
  });

  it('shows the example that the samples show', async () => {
    const page = await openForm(tryIt, 'createWithdrawal');
    const inForm = page.getByLabel('Example request');
    const inSamples = page.getByLabel('Example', { exact: true });
    expect(await inForm.inputValue()).toBe(await inSamples.inputValue());
    expect(await page.getByLabel('withdrawal_type').inputValue()).toBe('normal');
    await inForm.selectOption({ label: "A withdrawal to a recipient's bank account." });
    expect(await page.locator('.languages .pane:visible pre:visible').innerText()).toContain('=sub_banked');
    expect(await page.locator('.responses .pane:visible pre').first().innerText()).toContain('"sub_banked"');
    await inSamples.selectOption({ index: 0 });
    expect(await inForm.inputValue()).toBe(await inSamples.inputValue());
    expect(await page.getByLabel('withdrawal_type').inputValue()).toBe('normal');
  });

  it('warns that an example is for a different platform', async () => {
    const page = await openForm(tryIt, 'createLocalBank');
    const note = page.locator('.try .note', { hasText: 'This example is for' });
    expect(await page.getByLabel('Send to').locator('option').first().innerText()).toBe('Mock (Trinidad and Tobago)');
    expect(await note.count()).toBe(0);
    await page
      .getByLabel('Example request')
      .selectOption({ label: 'A bank account in Jamaica, with the two fields that only Jamaica uses.' });
    // The whole title is shown, although the list itself would cut it.
    expect(await page.locator('.try .long > span').last().innerText()).toContain(
      'with the two fields that only Jamaica uses.',
    );
    expect(await note.innerText()).toBe(
      'This example is for Jamaica. You are sending it to Trinidad and Tobago, which has different rules. ' +
        'To call a mock of Jamaica, start this site with MOCK_PLATFORM=jm npm start.',
    );
    await page.getByLabel('Send to').selectOption('Sandbox (Barbados)');
    expect(await note.last().innerText()).toBe(
      'This example is for Jamaica. You are sending it to Barbados, which has different rules.',
    );
    await page.getByLabel('Send to').selectOption('Sandbox (Jamaica)');
    expect(await page.getByText('which has different rules').count()).toBe(0);
  });

  it("is filled with an example for the mock's platform", async () => {
    const other = createMock({ platform: 'jm', rateLimit: false });
    const { origin } = await other.listen(0);
    const served = await serveDocs({ port: 0, mock: origin });
    const page = await openForm(tryIt, 'createWithdrawal', served.url);
    expect(await page.getByLabel('Send to').locator('option').first().innerText()).toBe('Mock (Jamaica)');
    expect(await page.getByText('This example is for').count()).toBe(0);
    await page.getByRole('button', { name: 'Send POST' }).click();
    await page.getByText('201', { exact: true }).first().waitFor();
    expect(await page.getByLabel('currency', { exact: false }).first().inputValue()).toBe('JMD');
    await openForm(tryIt, 'createLocalBank', served.url);
    expect(await page.getByLabel('Example request').locator('option:checked').innerText()).toBe(
      'A bank account in Jamaica, with the two fields that only Jamaica uses.',
    );
    await served.close();
    await other.close();
  });

  it('offers only the mocks in the page and the sandboxes if no mock is running', async () => {
    const alone = await serveDocs({ port: 0 });
    const page = await openForm(tryIt, 'getUserProfile', alone.url);
    const targets = await page.getByLabel('Send to').locator('option').allInnerTexts();
    expect(targets.map((text) => text.replace(/ \(.*/, '')).toSorted()).toEqual([
      ...Array<string>(5).fill('Mock in this page'),
      ...Array<string>(5).fill('Sandbox'),
    ]);
    await alone.close();
  });

  it.each([390, 1280])('passes axe in both themes and does not scroll sideways at %i px', async (width) => {
    const page = await openForm(tryIt, 'createWithdrawal');
    await page.setViewportSize({ width, height: 844 });
    await send(page);
    await openDetails(page);
    expect(await findInBothThemes(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it('works with the keyboard alone', async () => {
    const { page } = tryIt;
    await page.goto(`${tryIt.docs.url}api/getUserProfile/`);
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('link', { name: 'Try it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Try it' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Try it');
    for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.received').waitFor();
    expect(await page.locator('.received b').innerText()).toBe('200');
  });
});
