import { beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import type { Reply } from '../support/caller.js';
import { choose, open } from '../support/hosted-page.js';
import { exampleForm } from '../support/error-case.js';
import { balances, type Call, dataOf, signIn } from '../support/session.js';

const VERIFIED = '213e4777-2179-4fbd-9540-84e8ed83187a';
const ORDER = exampleForm('chargeTrustedCard', 'orderToCharge');
const PAGE = 'https://ttsb.wipayfinancial.com/checkout/payment';

describe('the hosted page', () => {
  const mock = createMock({ rateLimit: false });
  let call: Call;
  beforeEach(async () => {
    await mock.reset();
    call = await signIn(mock, 'wapi@test.com');
  });
  const charge = (change = {}): Promise<Reply> =>
    call('chargeTrustedCard', { path: { uuid: VERIFIED }, form: { ...ORDER, ...change } });
  const enrol = (responseUrl: string): Promise<Reply> =>
    call('createTrustedCard', { form: { environment: 'sandbox', response_url: responseUrl } });

  it('has the origin of the call, and shows the amount', async () => {
    const page = await charge();
    expect(String(page.body['url'])).toMatch(/^https:\/\/ttsb\.wipayfinancial\.com\/checkout\/payment\?_data=[\w-]+$/);
    const { status, html, headers } = await open(mock, page);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html).toContain('53.45 TTD for order oId_124-Abc2');
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(html).toContain('<form method="post">');
    expect(html).toMatch(/name="outcome" value="approve".*name="outcome" value="decline"/);
  });

  it('shows the amount that verifies an enrolled card', async () => {
    expect((await open(mock, await enrol('https://shop.example.com/'))).html).toContain('0.80 USD');
  });

  it('allows no scripts or external resources, and is not cached', async () => {
    const { headers, html } = await open(mock, await charge());
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(html).not.toContain('<script');
  });

  it('escapes markup in values of the merchant', async () => {
    const { html } = await open(mock, await charge({ order_id: `<img src=x onerror="alert('1')">&amp;` }));
    expect(html).toContain(`order &lt;img src=x onerror=&quot;alert('1')&quot;&gt;&amp;amp;.`);
    expect(html).not.toContain('<img');
  });

  it('can be opened repeatedly before a choice', async () => {
    const page = await charge();
    await open(mock, page);
    expect((await open(mock, page)).status).toBe(200);
    expect((await choose(mock, page, 'approve')).status).toBe(303);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('rejects %s', async (method) => {
    const page = await charge();
    expect((await open(mock, page, { method })).status).toBe(405);
    expect((await open(mock, page)).status).toBe(200);
  });

  it.each([
    ['an empty body', {}],
    ['an unknown outcome', { body: new URLSearchParams({ outcome: 'Approve' }) }],
    ['an outcome called "constructor"', { body: new URLSearchParams({ outcome: 'constructor' }) }],
    ['JSON', { body: JSON.stringify({ outcome: 'approve' }), headers: { 'content-type': 'application/json' } }],
    ['a file', { body: formOf(new File(['approve'], 'approve')) }],
  ])('rejects a POST with %s and stays open', async (_name, init) => {
    const page = await charge();
    expect(await open(mock, page, { method: 'POST', ...init })).toMatchObject({ status: 400, target: null });
    expect((await choose(mock, page, 'approve')).status).toBe(303);
  });

  it('accepts a multipart form', async () => {
    expect((await open(mock, await charge(), { method: 'POST', body: formOf('approve') })).status).toBe(303);
  });

  it.each([
    '',
    '?',
    '?_data=',
    '?_data=x',
    '?_data=%zz',
    '?_data=bnVsbA',
    '?_data=e30',
    '?_data[]=e30',
    `?_data=${'A'.repeat(100_000)}`,
  ])('returns 404 for the query "%s"', async (query) => {
    for (const method of ['GET', 'POST']) expect((await open(mock, `${PAGE}${query}`, { method })).status).toBe(404);
  });

  it('returns 404 for a manipulated address', async () => {
    const { transactionId } = dataIn(await charge());
    const tampered = [
      { accountNumber: '1234567891', transactionId },
      { accountNumber: '__proto__', transactionId },
      { accountNumber: 1_234_567_890, transactionId },
      { accountNumber: '1234567890', transactionId: [transactionId] },
      { accountNumber: '1234567890', transactionId: 'SB-32-55179-oId_124-Abc2-20260203151200' },
      { accountNumber: '1234567890' },
      [transactionId],
    ];
    for (const data of tampered) {
      const url = `${PAGE}?_data=${Buffer.from(JSON.stringify(data)).toString('base64url')}`;
      expect((await choose(mock, url, 'approve')).status, JSON.stringify(data)).toBe(404);
    }
    expect(await balances(call)).toEqual({ local: 59.9, foreign: 1000.75 });
  });

  it('accepts only the first of two choices', async () => {
    const page = await charge();
    expect((await choose(mock, page, 'decline')).status).toBe(303);
    expect((await choose(mock, page, 'approve')).status).toBe(404);
    expect((await open(mock, page)).status).toBe(404);
    expect(await balances(call)).toEqual({ local: 59.9, foreign: 1000.75 });
  });

  it('accepts only one of two simultaneous choices', async () => {
    const page = await charge();
    const visits = await Promise.all([choose(mock, page, 'approve'), choose(mock, page, 'approve')]);
    expect(visits.map(({ status }) => status).toSorted()).toEqual([303, 404]);
    expect(await balances(call)).toEqual({ local: 109.9, foreign: 1000.75 });

    const card = await enrol('https://shop.example.com/');
    await Promise.all([choose(mock, card, 'approve'), choose(mock, card, 'approve')]);
    expect(dataOf<unknown[]>(await call('listTrustedCards'))).toHaveLength(4);
  });

  it.each([
    ['https://shop.example.com', 'https://shop.example.com/?uuid=X'],
    ['https://shop.example.com/a?b=%20c+d&b=%25', 'https://shop.example.com/a?b=%20c+d&b=%25&uuid=X'],
    ['https://shop.example.com/a?', 'https://shop.example.com/a?uuid=X'],
    ['https://shop.example.com/#/done', 'https://shop.example.com/?uuid=X#/done'],
    ['https://shop.example.com/?a=1#x?y', 'https://shop.example.com/?a=1&uuid=X#x?y'],
    ['http://localhost:8080/a?uuid=mine', 'http://localhost:8080/a?uuid=mine&uuid=X'],
  ])('redirects to %s', async (responseUrl, target) => {
    const page = await enrol(responseUrl);
    const visit = await choose(mock, page, 'approve');
    expect(visit.headers.get('location')?.replace(/uuid=[\da-f-]{36}/, 'uuid=X')).toBe(target);
  });

  it('does not exist in a stateless mock, which stores no payment', async () => {
    const stateless = createMock({ rateLimit: false, stateless: true });
    const merchant = await signIn(stateless, 'wapi@test.com');
    const page = await merchant('chargeTrustedCard', { path: { uuid: VERIFIED }, form: ORDER });
    expect([page.status, (await choose(stateless, page, 'approve')).status]).toEqual([200, 404]);
    expect(await balances(merchant)).toEqual({ local: 59.9, foreign: 1000.75 });
  });
});

function formOf(outcome: string | File): FormData {
  const form = new FormData();
  form.append('outcome', outcome);
  return form;
}

function dataIn({ body }: Reply): { transactionId: string } {
  const data = new URL(String(body['url'])).searchParams.get('_data') ?? '';
  return JSON.parse(Buffer.from(data, 'base64url').toString()) as { transactionId: string };
}
