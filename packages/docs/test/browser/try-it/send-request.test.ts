import { describe, expect, it } from 'vitest';
import { hasBrowser, recordActivity } from '../../support/browser.js';
import { site } from '../../support/site.js';
import { findCaller, openForm, readCurl, send, sendAndExpect, useTryIt } from '../../support/try-it-panel.js';

/** The form is prefilled with valid and new values, so these operations must succeed. */
const creations = ['createPicture', 'createLocalBank', 'createForeignBank', 'createAccount', 'createWithdrawal'];

describe.skipIf(!hasBrowser)('The "Try it" form', () => {
  const tryIt = useTryIt();

  it('knows the operations that create something', () => {
    expect(site.operations.map(({ operation }) => operation.id)).toEqual(expect.arrayContaining(creations));
  });

  it.each(site.operations.map(({ operation }) => [operation.id, operation] as const))(
    'sends %s with the values that it is filled with, and recognizes the documented response',
    async (id, { responses }) => {
      const page = await openForm(tryIt, id);
      const found = recordActivity(page, tryIt.docs.url);
      const { status, match } = await send(page);
      const expected = creations.includes(id) ? [201] : responses.map((response) => response.status);
      expect(expected).toContain(status);
      expect(match).toMatch(/documented response \w+/);
      // The console also shows error responses from the mock, which are expected.
      expect({
        ...found,
        console: found.console.filter((text) => !text.includes('the server responded with a status')),
      }).toEqual({
        console: [],
        requests: [],
      });
    },
  );

  it('sends a file, and shows the curl command without the credential', async () => {
    const page = await openForm(tryIt, 'createPicture');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    expect(await send(page)).toEqual({ status: 400, match: expect.stringContaining('pictureType') });
    await page.locator('input[type=file]').setInputFiles([]);
    await page.getByRole('button', { name: 'Send POST' }).click();
    await page.locator('.received b', { hasText: '201' }).waitFor();
    const curl = await readCurl(page);
    expect(curl).toContain('-F "picture=@sample.png"');
    expect(curl).toContain('X-WAPI-Key: <key>');
    await page.getByLabel('Shell').selectOption('cmd');
    await page.getByRole('button', { name: 'Send POST' }).click();
    await page
      .locator('.try pre', { hasText: '"picture=@sample.png"' })
      .and(page.locator('pre', { hasText: '^' }))
      .waitFor({ state: 'attached' });
  });

  it('sends the query and lists of a documented request', async () => {
    const page = await openForm(tryIt, 'getWithdrawalHistory');
    await page.getByLabel('Example request').selectOption({ index: 1 });
    const request = page.waitForRequest((sent) => sent.url().includes('/mock-api/wapi/withdrawals'));
    await page.getByRole('button', { name: 'Send GET' }).click();
    const query = new URL((await request).url()).searchParams;
    expect(query.getAll('status[]')).toEqual(['0', '4']);
    expect(query.get('with_deleted')).toBe('1');
    await page.locator('.received b', { hasText: '200' }).waitFor();
    expect(await page.locator('.received b').innerText()).toBe('200');
  });

  it('shows and sends only the fields of the selected variant', async () => {
    const page = await openForm(tryIt, 'createWithdrawal');
    const kind = page.getByLabel('withdrawal_type');
    expect(await page.getByLabel('recipient_name').count()).toBe(0);
    await kind.selectOption('sub_unbanked');
    await page.getByLabel('recipient_name').fill('Jane Doe');
    await kind.selectOption('sub_banked');
    expect(await page.getByLabel('recipient_name').count()).toBe(0);
    expect(await page.locator('label', { hasText: 'bank_name' }).innerText()).toContain('required');
    await page.getByRole('button', { name: /^Send / }).click();
    await page.locator('.received').waitFor();
    const curl = await readCurl(page);
    expect(curl).toContain('withdrawal_type=sub_banked');
    expect(curl).not.toContain('recipient_name');
  });

  it('sends a changed caller, credential and field value', async () => {
    const page = await openForm(tryIt, 'createLocalBank');
    await page.getByLabel('Caller').selectOption({ label: await findCaller(page, 'wapi@test.com') });
    expect(await send(page)).toEqual({ status: 409, match: expect.stringContaining('localBankExists') });
    await page.getByLabel('Caller').selectOption({ label: await findCaller(page, 'unverified@test.com') });
    await page.getByLabel('Credential').selectOption('WAPI Key');
    await sendAndExpect(page, '403', 'notVerified');
    await page.getByLabel('Credential').selectOption('None');
    await sendAndExpect(page, '401', 'unauthorized');
    await page.getByLabel('Credential').selectOption('WAPI Key');
    await page.getByLabel('Caller').selectOption({ label: await findCaller(page, 'new@test.com') });
    await page.getByLabel('bank_name').fill('');
    await sendAndExpect(page, '400', 'localBankInvalid');
    await page.getByLabel('bank_name').fill('Republic Bank LTD');
    await sendAndExpect(page, '201', 'created');
  });
});
