import { describe, expect, it } from 'vitest';
import { hasBrowser, recordActivity } from '../../support/browser.js';
import { site } from '../../support/site.js';
import { openForm, send, sendAndExpect, useTryIt } from '../../support/try-it-panel.js';

describe.skipIf(!hasBrowser)('The "Try it" form', () => {
  const tryIt = useTryIt();

  it('gets a new token after a 401', async () => {
    const page = await openForm(tryIt, 'getUserProfile');
    await page.getByLabel('Credential').selectOption('Bearer token');
    expect((await send(page)).status).toBe(200);
    // Resetting the mock invalidates its tokens, as a restart does.
    await tryIt.mock.reset();
    await sendAndExpect(page, '401', 'unauthorized');
    await sendAndExpect(page, '200', 'userProfile');
  });

  it('shows the next response even if a browser has translated the page', async () => {
    const page = await openForm(tryIt, 'getUserProfile');
    await page.getByLabel('Credential').selectOption('Bearer token');
    expect((await send(page)).status).toBe(200);
    // A browser must not translate values that the next response replaces.
    for (const values of ['.received b', '.received span', '.received ~ pre'])
      expect(await page.locator(values).getAttribute('translate'), values).toBe('no');
    // Simulate a browser translation, which replaces text nodes with elements.
    await page.locator('.try').evaluate((form) => {
      const walker = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
      const nodes: Node[] = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      for (const node of nodes) {
        const font = document.createElement('font');
        font.textContent = node.nodeValue;
        (node as ChildNode).replaceWith(font);
      }
    });
    await tryIt.mock.reset();
    await sendAndExpect(page, '401', 'unauthorized');
    expect(await page.locator('.received b').allInnerTexts()).toEqual(['401']);
  });

  it('sends a token that was granted outside the page', async () => {
    const page = await openForm(tryIt, 'getUserProfile');
    await page.getByLabel('Credential').selectOption('Bearer token');
    await page.getByLabel('Caller').selectOption({ label: 'Your own Bearer token' });
    const body = new FormData();
    for (const [name, value] of Object.entries({
      email: 'personal@test.com',
      password: 'Passw0rd!',
      scopes: 'wapi-user-retrieve',
    }))
      body.set(name, value);
    const granted = (await (
      await tryIt.mock.fetch('http://mock/wapi/auth/tokens', { method: 'POST', body })
    ).json()) as {
      access_token: string;
    };
    await page.getByLabel('Your Bearer token').fill(granted.access_token);
    expect((await send(page)).status).toBe(200);
    expect(await page.locator('.try .json').first().innerText()).toContain('personal@test.com');
  });

  it('rejects a token that cannot be sent in a header', async () => {
    const page = await openForm(tryIt, 'getUserProfile');
    await page.getByLabel('Send to').selectOption('Sandbox (Barbados)');
    await page.getByLabel('Your Bearer token').fill('to\u2026ken');
    await page.getByRole('button', { name: 'Send GET' }).click();
    await page.locator('.problem').waitFor();
    expect(await page.locator('.problem').innerText()).toBe(
      'Your Bearer token must contain only visible ASCII characters, because a header cannot contain any other characters.',
    );
  });

  it("calls a sandbox with the reader's own credential, stores it only on request, and calls no other host", async () => {
    const page = await openForm(tryIt, 'getUserProfile');
    const found = recordActivity(page, tryIt.docs.url);
    const sent: Record<string, string>[] = [];
    await tryIt.context.route('https://jmsb.wipayfinancial.com/**', async (route) => {
      sent.push(await route.request().allHeaders());
      await route.fulfill({
        status: 401,
        json: { message: 'Unauthorized' },
        headers: { 'Access-Control-Allow-Origin': '*' },
      });
    });
    await page.getByLabel('Send to').selectOption('Sandbox (Jamaica)');
    await page.getByLabel('Your Bearer token').fill('very-secret-token');
    expect(await send(page)).toEqual({ status: 401, match: expect.stringContaining('unauthorized') });
    expect(sent.at(-1)?.['authorization']).toBe('Bearer very-secret-token');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie)).toBe(
      '{"wapi-platform":"jm"}',
    );
    expect(await page.locator('.try').innerText()).not.toContain('very-secret-token');
    // The page's security policy allows only the sandboxes.
    const blocked = await page.evaluate(() =>
      fetch('https://tt.wipayfinancial.com/wapi/user').then(() => 'sent', String),
    );
    expect(blocked).toContain('TypeError');
    expect(found.console.some((text) => text.includes('Content Security Policy'))).toBe(true);
    await page.reload();
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('link', { name: 'Try it' }).click();
    await page.getByLabel('Send to').selectOption('Sandbox (Jamaica)');
    expect(await page.getByLabel('Your Bearer token').inputValue()).toBe('');
    // Other pages in the tab get the token only if the reader chose to store it, and only for the same sandbox.
    await page.getByLabel('Your Bearer token').fill('very-secret-token');
    const keep = page.getByLabel('Keep it for other pages until I close this tab');
    await keep.check();
    await openForm(tryIt, 'getTransactionHistory');
    await page.getByLabel('Send to').selectOption('Sandbox (Jamaica)');
    expect(await page.getByLabel('Your Bearer token').inputValue()).toBe('very-secret-token');
    await keep.uncheck();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.getByLabel('Send to').selectOption('Sandbox (Barbados)');
    expect(await page.getByLabel('Your Bearer token').inputValue()).toBe('');
  });

  it('explains that it received no readable response from a sandbox', async () => {
    const page = await openForm(tryIt, 'getUserProfile');
    await tryIt.context.route('https://ttsb.wipayfinancial.com/**', (route) => route.abort());
    await page.getByLabel('Send to').selectOption('Sandbox (Trinidad and Tobago)');
    await page.getByLabel('Your Bearer token').fill('x');
    await page.getByRole('button', { name: 'Send GET' }).click();
    await page.locator('.problem').waitFor();
    expect(await page.locator('.problem').innerText()).toContain(
      'it rejects requests from other sites. Run the command below',
    );
  });

  const moneyOperations = site.operations.map(({ operation }) => operation).filter(({ movesMoney }) => movesMoney);

  it('knows the operations that move money', () => {
    expect(moneyOperations.map(({ id }) => id).toSorted()).toEqual([
      'chargeTrustedCard',
      'createRefundRequest',
      'createWithdrawal',
    ]);
  });

  it.each(moneyOperations.map(({ id, method }) => [id, method] as const))(
    'warns against sending %s again after no response and after a 500',
    async (id, method) => {
      const page = await openForm(tryIt, id);
      const sandbox = 'https://ttsb.wipayfinancial.com/**';
      await tryIt.context.route(sandbox, (route) => route.abort());
      await page.getByLabel('Send to').selectOption('Sandbox (Trinidad and Tobago)');
      const command = page.locator('.try summary', { hasText: 'with curl' });
      const problem = page.locator('.problem');
      // With an invalid credential, the page sends nothing.
      await page.getByLabel(/^Your /).fill('to\u2026ken');
      await page.getByRole('button', { name: `Send ${method}` }).click();
      await command.waitFor();
      expect(await problem.count()).toBe(1);
      const warning =
        'The API may have carried out this request. Do not send it again. First check whether it moved money: ' +
        'After a timeout.';
      await page.getByLabel(/^Your /).fill('x');
      await page.getByRole('button', { name: `Send ${method}` }).click();
      await page.locator('.problem a').waitFor();
      expect(await problem.allInnerTexts()).toEqual([
        'The page received no response that it is allowed to read.',
        warning,
      ]);
      expect(await problem.locator('a').getAttribute('href')).toBe(`${tryIt.docs.url}guides/after-a-timeout/`);
      expect(await command.count()).toBe(0);

      const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
      let status = 500;
      await tryIt.context.unroute(sandbox);
      await tryIt.context.route(sandbox, (route) => route.fulfill({ status, json: {}, headers }));
      await page.getByRole('button', { name: `Send ${method}` }).click();
      await page.locator('.received b', { hasText: '500' }).waitFor();
      expect(await problem.allInnerTexts()).toEqual([warning]);
      expect(await command.count()).toBe(0);
      status = 400;
      await page.getByRole('button', { name: `Send ${method}` }).click();
      await page.locator('.received b', { hasText: '400' }).waitFor();
      expect(await problem.count()).toBe(0);
      expect(await command.count()).toBe(1);
      await tryIt.context.unroute(sandbox);
    },
  );
});
