import { createMock, type Mock } from '@wapi/mock';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ServedDocs, serveDocs } from '../../../src/index.js';
import { findInBothThemes } from '../../support/axe.js';
import { hasBrowser, openDetails, recordActivity } from '../../support/browser.js';
import { useDocsWithMock } from '../../support/docs-in-browser.js';
import { site } from '../../support/site.js';

describe.skipIf(!hasBrowser)('the form that sends a request', { timeout: 60_000 }, () => {
  const started = useDocsWithMock({ rateLimit: false });
  let context: BrowserContext;
  let mock: Mock;
  let docs: ServedDocs;

  beforeAll(async () => {
    ({ mock, docs } = started);
    context = await started.browser.newContext({ viewport: { width: 1280, height: 900 } });
  });
  beforeEach(() => mock.reset());

  async function open(id: string, url = docs.url): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${url}api/${id}/`);
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByRole('heading', { name: 'Try it' }).waitFor();
    return page;
  }

  /** Presses the button, and reads the status and the sentence under it. */
  async function send(page: Page): Promise<{ status: number; match: string }> {
    await page.getByRole('button', { name: /^Send / }).click();
    const answer = page.locator('.answered');
    await answer.waitFor();
    return {
      status: Number(await answer.locator('b').innerText()),
      match: await page.locator('.answered + p').innerText(),
    };
  }

  it.each(site.operations.map(({ operation }) => [operation.id, operation] as const))(
    'sends %s and knows the answer',
    async (id, { responses }) => {
      const page = await open(id);
      const found = recordActivity(page, docs.url);
      const { status, match } = await send(page);
      expect(responses.map((response) => response.status)).toContain(status);
      expect(match).toMatch(/documented answer \w+/);
      // What the mock answers with an error is no fault of the page, though the console shows it.
      expect({
        ...found,
        console: found.console.filter((text) => !text.includes('the server responded with a status')),
      }).toEqual({
        console: [],
        requests: [],
      });
      await page.close();
    },
  );

  it('sends a file, and shows the same request as curl without the credential', async () => {
    const page = await open('createPicture');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    expect(await send(page)).toEqual({ status: 400, match: expect.stringContaining('pictureType') });
    await page.locator('input[type=file]').setInputFiles([]);
    await page.getByRole('button', { name: 'Send POST' }).click();
    await page.locator('.answered b', { hasText: '201' }).waitFor();
    const curl = await page.locator('.try details', { hasText: 'The same as curl' }).locator('code').textContent();
    expect(curl).toContain('-F "picture=@sample.png"');
    expect(curl).toContain('X-WAPI-Key: <key>');
    await page.close();
  });

  it('sends what a reader changes: another caller, a key, no credential, another value', async () => {
    const page = await open('createLocalBank');
    await page.getByLabel('Caller').selectOption({ label: await optionWith(page, 'wapi@test.com') });
    expect(await send(page)).toEqual({ status: 409, match: expect.stringContaining('localBankExists') });
    await page.getByLabel('Caller').selectOption({ label: await optionWith(page, 'unverified@test.com') });
    await page.getByLabel('Credential').selectOption('WAPI Key');
    await expectStatus(page, '403', 'notVerified');
    await page.getByLabel('Credential').selectOption('Nothing');
    await expectStatus(page, '401', 'unauthorized');
    await page.getByLabel('Credential').selectOption('WAPI Key');
    await page.getByLabel('Caller').selectOption({ label: await optionWith(page, 'new@test.com') });
    await page.getByLabel('bank_name').fill('');
    await expectStatus(page, '400', 'localBankInvalid');
    await page.getByLabel('bank_name').fill('Republic Bank LTD');
    await expectStatus(page, '201', 'created');
    await page.close();
  });

  it('asks for another token once one is refused', async () => {
    const page = await open('getUserProfile');
    await page.getByLabel('Credential').selectOption('Bearer token');
    expect((await send(page)).status).toBe(200);
    // The mock forgets its tokens, as it does when it is started anew.
    await mock.reset();
    await expectStatus(page, '401', 'unauthorized');
    await expectStatus(page, '200', 'userProfile');
    await page.close();
  });

  it('succeeds at once with what it is filled with', async () => {
    for (const id of ['createPicture', 'createLocalBank', 'createForeignBank', 'createAccount', 'createWithdrawal']) {
      const page = await open(id);
      expect([id, (await send(page)).status]).toEqual([id, 201]);
      await page.close();
      await mock.reset();
    }
  });

  it('sends the token that another page granted', async () => {
    const page = await open('getUserProfile');
    await page.getByLabel('Credential').selectOption('Bearer token');
    await page.getByLabel('Caller').selectOption({ label: 'Another, with a Bearer token that I have' });
    const body = new FormData();
    for (const [name, value] of Object.entries({
      email: 'personal@test.com',
      password: 'Passw0rd!',
      scopes: 'wapi-user-retrieve',
    }))
      body.set(name, value);
    const granted = (await (await mock.fetch('http://mock/wapi/auth/tokens', { method: 'POST', body })).json()) as {
      access_token: string;
    };
    await page.getByLabel('Your Bearer token').fill(granted.access_token);
    expect((await send(page)).status).toBe(200);
    expect(await page.locator('.try .json').first().innerText()).toContain('personal@test.com');
    await page.close();
  });

  it('asks for the fields of the chosen kind, and sends no others', async () => {
    const page = await open('createWithdrawal');
    const kind = page.getByLabel('withdrawal_type');
    expect(await page.getByLabel('recipient_name').count()).toBe(0);
    await kind.selectOption('sub_unbanked');
    await page.getByLabel('recipient_name').fill('Somebody');
    await kind.selectOption('sub_banked');
    expect(await page.getByLabel('recipient_name').count()).toBe(0);
    expect(await page.locator('label', { hasText: 'bank_name' }).innerText()).toContain('required');
    await page.getByRole('button', { name: /^Send / }).click();
    await page.locator('.answered').waitFor();
    const curl = await page.locator('.try details', { hasText: 'The same as curl' }).locator('code').textContent();
    expect(curl).toContain('withdrawal_type=sub_banked');
    expect(curl).not.toContain('recipient_name');
    await page.close();
  });

  it('brings the answer into view, and says when it is no longer that of the form', async () => {
    const page = await open('createForeignBank');
    await page.setViewportSize({ width: 390, height: 500 });
    await send(page);
    await page.waitForFunction(
      () => (document.querySelector('.answered')?.getBoundingClientRect().bottom ?? Infinity) < innerHeight,
    );
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Send POST');
    expect(await page.getByText('You have changed the form').count()).toBe(0);
    await page.getByLabel('beneficiary_name').fill('Another');
    await page.getByText('You have changed the form').waitFor();
    await page.close();
  });

  it('says that a header cannot carry what was entered', async () => {
    const page = await open('getUserProfile');
    await page.getByLabel('Send to').selectOption('Sandbox, Barbados');
    await page.getByLabel('Your Bearer token').fill('to\u2026ken');
    await page.getByRole('button', { name: 'Send GET' }).click();
    await page.locator('.problem').waitFor();
    expect(await page.locator('.problem').innerText()).toBe(
      'Your Bearer token has characters that a header cannot carry.',
    );
    await page.close();
  });

  it('sends the query and lists of a documented request', async () => {
    const page = await open('getWithdrawalHistory');
    await page.getByLabel('Fill in').selectOption({ index: 1 });
    const request = page.waitForRequest((sent) => sent.url().includes('/mock-api/wapi/withdrawals'));
    await page.getByRole('button', { name: 'Send GET' }).click();
    const query = new URL((await request).url()).searchParams;
    expect(query.getAll('status[]')).toEqual(['0', '4']);
    expect(query.get('with_deleted')).toBe('1');
    await page.locator('.answered b', { hasText: '200' }).waitFor();
    expect(await page.locator('.answered b').innerText()).toBe('200');
    await page.close();
  });

  it("calls a sandbox with the reader's own credential, kept nowhere, and no other host", async () => {
    const page = await open('getUserProfile');
    const found = recordActivity(page, docs.url);
    const sent: Record<string, string>[] = [];
    await context.route('https://jmsb.wipayfinancial.com/**', async (route) => {
      sent.push(await route.request().allHeaders());
      await route.fulfill({
        status: 401,
        json: { message: 'Unauthorized' },
        headers: { 'Access-Control-Allow-Origin': '*' },
      });
    });
    await page.getByLabel('Send to').selectOption('Sandbox, Jamaica');
    await page.getByLabel('Your Bearer token').fill('very-secret-token');
    expect(await send(page)).toEqual({ status: 401, match: expect.stringContaining('unauthorized') });
    expect(sent.at(-1)?.['authorization']).toBe('Bearer very-secret-token');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie)).toBe(
      '{}',
    );
    expect(await page.locator('.try').innerText()).not.toContain('very-secret-token');
    // The page's policy lets it call the sandboxes, and nothing else.
    const blocked = await page.evaluate(() =>
      fetch('https://tt.wipayfinancial.com/wapi/user').then(() => 'sent', String),
    );
    expect(blocked).toContain('TypeError');
    expect(found.console.some((text) => text.includes('Content Security Policy'))).toBe(true);
    await page.reload();
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByLabel('Send to').selectOption('Sandbox, Jamaica');
    expect(await page.getByLabel('Your Bearer token').inputValue()).toBe('');
    await page.close();
  });

  it('says so when a sandbox gives no answer that a page may read', async () => {
    const page = await open('getUserProfile');
    await context.route('https://ttsb.wipayfinancial.com/**', (route) => route.abort());
    await page.getByLabel('Send to').selectOption('Sandbox, Trinidad and Tobago');
    await page.getByLabel('Your Bearer token').fill('x');
    await page.getByRole('button', { name: 'Send GET' }).click();
    await page.locator('.problem').waitFor();
    expect(await page.locator('.problem').innerText()).toContain('does not take calls from other sites');
    await page.close();
  });

  it.each(['**/open-panel.*.js*', '**/try.json'])('is loaded at the next click where %s could not be', async (file) => {
    const page = await context.newPage();
    await page.goto(`${docs.url}api/getUserProfile/`);
    await page.getByRole('searchbox').waitFor();
    await page.route(file, (route) => route.abort());
    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByText('The form cannot be loaded').waitFor();
    await page.unroute(file);
    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByRole('heading', { name: 'Try it' }).waitFor();
    expect((await send(page)).status).toBe(200);
    await page.close();
  });

  it('says so when a request is of another platform than the one that it would be sent to', async () => {
    const page = await open('createLocalBank');
    const note = page.locator('.try .note');
    expect(await page.getByLabel('Send to').locator('option').first().innerText()).toBe(
      'The mock, Trinidad and Tobago',
    );
    expect(await note.count()).toBe(0);
    await page
      .getByLabel('Fill in')
      .selectOption({ label: 'A bank account in Jamaica, with the two fields that only Jamaica uses.' });
    expect(await note.innerText()).toBe(
      'This is a request for Jamaica, and you send it to Trinidad and Tobago, which has other rules. To call a mock of Jamaica, start this site with MOCK_PLATFORM=jm npm start.',
    );
    await page.getByLabel('Send to').selectOption('Sandbox, Barbados');
    expect(await note.last().innerText()).toBe(
      'This is a request for Jamaica, and you send it to Barbados, which has other rules.',
    );
    await page.getByLabel('Send to').selectOption('Sandbox, Jamaica');
    expect(await page.getByText('which has other rules').count()).toBe(0);
    await page.close();
  });

  it("is filled with a request of the mock's platform", async () => {
    const other = createMock({ platform: 'jm', rateLimit: false });
    const { origin } = await other.listen(0);
    const served = await serveDocs({ port: 0, mock: origin });
    const page = await open('createWithdrawal', served.url);
    expect(await page.getByLabel('Send to').locator('option').first().innerText()).toBe('The mock, Jamaica');
    expect(await page.getByLabel('Fill in').locator('option:checked').innerText()).toBe(
      "A withdrawal to a recipient's bank account in Jamaica.",
    );
    expect(await page.locator('.try .note').count()).toBe(0);
    await page.getByRole('button', { name: 'Send POST' }).click();
    await page.getByText('201', { exact: true }).first().waitFor();
    await page.getByLabel('Fill in').selectOption({ label: "A withdrawal to the caller's own bank account." });
    expect(await page.getByText('which has other rules').innerText()).toContain(
      'This is a request for Trinidad and Tobago, and you send it to Jamaica',
    );
    await page.close();
    await served.close();
    await other.close();
  });

  it('offers the sandboxes alone where there is no mock', async () => {
    const alone = await serveDocs({ port: 0 });
    const page = await open('getUserProfile', alone.url);
    expect(await page.getByLabel('Send to').locator('option').allInnerTexts()).toHaveLength(5);
    await page.close();
    await alone.close();
  });

  it.each([390, 1280])('is without fault for axe and inside the window at %i px, light and dark', async (width) => {
    const page = await open('createWithdrawal');
    await page.setViewportSize({ width, height: 844 });
    await send(page);
    await openDetails(page);
    expect(await findInBothThemes(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });

  it('is filled in and sent by keyboard alone', async () => {
    const page = await context.newPage();
    await page.goto(`${docs.url}api/getUserProfile/`);
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('link', { name: 'Try it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Try it' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Try it');
    for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.answered').waitFor();
    expect(await page.locator('.answered b').innerText()).toBe('200');
    await page.close();
  });

  async function optionWith(page: Page, email: string): Promise<string> {
    const labels = await page.getByLabel('Caller').locator('option').allInnerTexts();
    return labels.find((label) => label.startsWith(email)) ?? '';
  }

  async function expectStatus(page: Page, status: string, example: string): Promise<void> {
    await page.getByRole('button', { name: /^Send / }).click();
    await page.locator('.answered b', { hasText: status }).waitFor();
    expect(await page.locator('.answered + p').innerText()).toContain(example);
  }
});
