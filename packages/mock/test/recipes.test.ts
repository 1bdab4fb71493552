// Runs the recipes of the README without changes.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchChromium, whyNoChromium } from '@wapi/chromium';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock, createMswHandlers } from '../src/index.js';
import { persona } from './support/caller.js';

const API = 'https://ttsb.wipayfinancial.com/wapi';

async function getProfile(call: typeof fetch, key: string): Promise<Response> {
  return call(`${API}/user`, { headers: { 'X-WAPI-Key': key } });
}

describe('the recipe for Vitest', () => {
  const mock = createMock();
  beforeEach(() => mock.reset());

  it('passes a fetch to the code under test, and checks its calls', async () => {
    const { key } = await persona(mock, 'wapi@test.com');
    const response = await getProfile(mock.fetch, key ?? '');
    expect(response.status).toBe(200);
    expect(mock.requests.at(-1)).toMatchObject({ operation: 'getUserProfile', status: 200 });
  });

  it('makes a payment fail', async () => {
    const { key } = await persona(mock, 'wapi@test.com');
    const headers = { 'X-WAPI-Key': key ?? '' };
    const listed = await mock.fetch(`${API}/trusted-cards`, { headers });
    const { data: cards } = (await listed.json()) as { data: { uuid: string; verified: boolean }[] };
    const card = cards.find(({ verified }) => verified)?.uuid ?? '';
    const form = new FormData();
    const order = { order_id: 'A-1001', total: '155.00', currency: 'TTD', fee_structure: 'customer_pay' };
    const target = { origin: 'my-shop', response_url: 'https://shop.example.com/orders/A-1001' };
    for (const [name, value] of Object.entries({ ...order, ...target })) form.set(name, value);
    const charge = await mock.fetch(`${API}/trusted-cards/${card}/charge`, { method: 'POST', headers, body: form });
    const { url } = (await charge.json()) as { url: string };

    const choice = new URLSearchParams({ outcome: 'decline' });
    const declined = await mock.fetch(url, { method: 'POST', body: choice });
    expect(declined.headers.get('location')).toContain('status=failed');
  });

  it('makes a call fail', async () => {
    mock.faults.set('getUserProfile', { status: 500, times: 1 });
    expect((await getProfile(mock.fetch, '')).status).toBe(500);
  });
});

describe('the recipe for namespaces', () => {
  const mock = createMock({ seed: { accounts: [{ email: 'shop@example.com' }] } });
  afterAll(() => mock.close());

  it('sends a namespace with every request to a server, and uses a key of the seed', async () => {
    const { origin } = await mock.listen();
    const named: typeof fetch = (input, init) => {
      const request = new Request(input, init);
      request.headers.set('X-Wapi-Mock-Namespace', 'checkout-7');
      return fetch(request);
    };
    const { personas } = (await (await named(`${origin}/__wapi`)).json()) as {
      personas: { email: string; key: string }[];
    };
    const { key } = personas.find(({ email }) => email === 'shop@example.com') ?? { key: '' };
    expect((await named(`${origin}/wapi/user`, { headers: { 'X-WAPI-Key': key } })).status).toBe(200);
    expect(mock.namespace('checkout-7').requests.at(-1)).toMatchObject({ operation: 'getUserProfile', status: 200 });
  });
});

describe('the recipe for MSW', () => {
  const mock = createMock();
  const server = setupServer(...createMswHandlers(http, mock));
  beforeAll(() => server.listen({ onUnhandledRequest: 'bypass' }));
  afterEach(() => mock.reset());
  afterAll(() => server.close());

  it('handles the global fetch', async () => {
    const { key } = await persona(mock, 'wapi@test.com');
    expect((await getProfile(fetch, key ?? '')).status).toBe(200);
    const form = new FormData();
    form.append('picture', new File(['no picture'], 'a.png'));
    const response = await fetch(`${API}/user/picture`, {
      method: 'PATCH',
      headers: { 'X-WAPI-Key': key ?? '' },
      body: form,
    });
    expect(await response.json()).toEqual({ message: expect.stringContaining('picture') });
  });

  it('handles every platform and environment, and what is outside of the path of the API', async () => {
    for (const host of ['jmsb', 'tt']) {
      const response = await fetch(`https://${host}.wipayfinancial.com/wapi/nothing`);
      expect(response.headers.get('x-wapi-mock-explain')).toBe('no operation has this path');
    }
    expect((await fetch('https://ttsb.wipayfinancial.com/__wapi/health')).status).toBe(200);
  });

  it('lets requests to other hosts pass', async () => {
    const other = createServer((_, response) => response.end('other')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await (await fetch(`http://127.0.0.1:${port}/wapi/user`)).text()).toBe('other');
    other.close();
  });

  it('drops a connection, so that the global fetch fails', async () => {
    mock.faults.set('getUserProfile', { drop: true });
    await expect(getProfile(fetch, '')).rejects.toThrow('Failed to fetch');
  });
});

describe.skipIf(whyNoChromium !== undefined)('the recipe for Playwright (skipped without Chromium)', () => {
  const mock = createMock();
  let browser: Browser;
  let origin: string;
  beforeAll(async () => {
    browser = await launchChromium();
    ({ origin } = await mock.listen());
  });
  afterAll(async () => {
    await browser.close();
    await mock.close();
  });

  it('enrolls the card of a customer on the hosted page', async () => {
    const { key } = await persona(mock, 'new@test.com');
    const body = new URLSearchParams({ environment: 'sandbox', response_url: `${origin}/__wapi/returned` });
    const enrolment = await fetch(`${origin}/wapi/trusted-cards`, {
      method: 'POST',
      headers: { 'X-WAPI-Key': key ?? '' },
      body,
    });
    const page = await browser.newPage();
    await page.goto(((await enrolment.json()) as { url: string }).url);
    await page.getByRole('button', { name: 'Enter the test card' }).click();
    await page.waitForURL('**/returned?uuid=*');
    expect(await page.textContent('body')).toContain('uuid');
    await page.close();
  });
});
