import { createHash } from 'node:crypto';
import { launchChromium, whyNoChromium } from '@wapi/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import type { Overview } from '../../src/overview/overview.js';

const SECRET = 'whsec_of_the_test';
const mock = createMock({
  webhooks: { endpoints: [{ url: 'http://127.0.0.1:1/hooks', secret: SECRET }], retryDelays: [] },
});
afterAll(() => mock.close());
const get = (path: string, accept: string) => mock.fetch(`http://mock${path}`, { headers: { accept } });

describe('GET /__wapi', () => {
  it.each(['/__wapi', '/__wapi/'])('%s is a page for browsers and JSON for programs', async (path) => {
    expect((await get(path, 'text/html,*/*')).headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await get(path, '*/*')).headers.get('content-type')).toBe('application/json');
  });

  it('allows exactly its own script and style', async () => {
    const response = await get('/__wapi/', 'text/html');
    const text = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    for (const tag of ['script', 'style']) {
      const [, content = ''] = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(text) ?? [];
      expect(policy).toContain(`${tag}-src 'sha256-${createHash('sha256').update(content).digest('base64')}'`);
    }
    expect(policy).toContain("default-src 'none'");
  });

  it('has the requests, without control requests and without secrets', async () => {
    await mock.fetch('http://mock/wapi/user?a=secret', { headers: { 'x-wapi-key': 'wapi_test_secret' } });
    const text = await (await get('/__wapi/overview', '*/*')).text();
    const { requests, endpoints } = JSON.parse(text) as Overview;
    expect(requests).toEqual([{ method: 'GET', path: '/wapi/user', status: 401, why: expect.any(String) }]);
    expect(endpoints).toEqual([{ id: expect.any(String), url: 'http://127.0.0.1:1/hooks' }]);
    for (const secret of [SECRET, 'secret', 'Passw0rd!']) expect(text).not.toContain(secret);
  });

  it('masks a key in a path', async () => {
    await mock.fetch('http://mock/wapi/user/wapi_test_1e2838726b5f4325a5_57266cefc128');
    const text = await (await get('/__wapi/overview', '*/*')).text();
    expect(text).toContain('/wapi/user/wapi_test_1e2838726b5f4325a5_[redacted]"');
  });
});

describe.skipIf(whyNoChromium !== undefined)('the page in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it('changes the status of a withdrawal, shows the delivery, and does not scroll sideways at 320 px', async () => {
    const { origin } = await mock.listen();
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${origin}/__wapi/`);
    const withdrawal = page.locator('#accounts details').first();
    await withdrawal.locator('summary').click();
    await withdrawal.getByRole('button', { name: 'Held For Refund' }).click();
    await page.locator('#accounts summary', { hasText: 'Held For Refund' }).waitFor();
    await page.locator('#deliveries li', { hasText: 'withdrawal.held_for_refund' }).waitFor();
    expect(await withdrawal.getAttribute('open')).toBe('');
    // The restricted persona has the same ids as the first persona.
    const restricted = page.locator('#accounts li', { hasText: 'restricted@test.com' });
    await restricted.locator('summary').first().click();
    await restricted.getByRole('button', { name: 'Taken For Refund' }).first().click();
    await restricted.locator('summary', { hasText: 'Taken For Refund' }).waitFor({ timeout: 10_000 });
    expect(await restricted.textContent()).toContain('Balance: 59.90 local');
    expect(await withdrawal.locator('summary').textContent()).toContain('Held For Refund');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(errors).toEqual([]);
    await page.close();
  });
});
