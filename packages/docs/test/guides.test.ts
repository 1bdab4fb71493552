import { execFile, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { signWebhook } from '@wapi/client/webhooks';
import { createMock, type Mock } from '@wapi/mock';
import type { WebhookEvent } from '@wapi/types';
import type { Express } from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSiteGuides } from '../src/sources/read-guides.js';
import { readGuideCode, writeGuideCode } from './support/guide-code.js';
import { grantTokens } from './support/mock-caller.js';
import { hasPhp, hasPhpCurl } from './support/php.js';
import { createSampleFolder } from './support/sample-folder.js';
import { readPage, site } from './support/site.js';

const run = promisify(execFile);
const SCOPES = 'wapi-transactions-all wapi-trusted-cards-all wapi-withdrawals-all wapi-user-all';

describe('the guide "After a timeout"', () => {
  const card = '213e4777-2179-4fbd-9540-84e8ed83187a';
  const languages = [
    { language: 'PHP', command: 'php', extension: 'php', isInstalled: hasPhpCurl },
    { language: 'TypeScript', command: process.execPath, extension: 'mjs', isInstalled: true },
  ];
  let folder: string;
  let mock: Mock;
  let url: string;
  let token: string;

  beforeAll(async () => {
    folder = createSampleFolder();
    mock = createMock({ rateLimit: false });
    ({ url } = await mock.listen(0));
    // Use a small page size, so that the code in the guides must read several pages.
    writeGuideCode(folder, (code) => code.replaceAll(/(page_size'? ?(?:=>|:)) 100/g, '$1 2'));
  });
  beforeEach(async () => {
    await mock.reset();
    ({ access: token } = await grantTokens(mock, 'wapi@test.com', SCOPES));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await mock.close();
  });

  async function find(command: string, name: string, ...args: string[]): Promise<unknown> {
    return findIn('sandbox', command, name, ...args);
  }

  async function findIn(environment: string, command: string, name: string, ...args: string[]): Promise<unknown> {
    const env = { ...process.env, WAPI_URL: url, WAPI_ENVIRONMENT: environment, WAPI_TOKEN: token };
    const { stdout } = await run(command, [join(folder, name), ...args], { env });
    return JSON.parse(stdout);
  }

  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    mock.fetch(url + path, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: new URLSearchParams(fields),
    });
  const charge = (order: string) =>
    post(`/trusted-cards/${card}/charge`, {
      total: '50.00',
      currency: 'TTD',
      fee_structure: 'customer_pay',
      order_id: order,
      origin: 'shop',
      response_url: 'https://shop.example.com/',
    });
  const withdraw = (amount: string) => post('/withdrawals', { withdrawal_type: 'normal', currency: 'TTD', amount });
  const anyId = expect.any(String) as string;

  describe.each(languages.filter(({ isInstalled }) => isInstalled))('in $language', ({ command, extension }) => {
    it('finds a charge without a response, on any page', async () => {
      mock.faults.set('chargeTrustedCard', { drop: true, times: 1 });
      await expect(charge('lost')).rejects.toThrow('fetch failed');
      for (const order of ['b', 'c', 'd']) expect((await charge(order)).status).toBe(200);
      const found = (await find(command, `find-charge.${extension}`, 'lost')) as object;
      expect(Object.entries(found)).toEqual([[expect.stringContaining('lost'), 'incomplete']]);
      expect(await find(command, `find-charge.${extension}`, 'never-sent')).toSatisfy(isEmpty);
    });

    it('searches for a charge only in the environment that the caller sets', async () => {
      expect((await charge('lost')).status).toBe(200);
      expect(await findIn('live', command, `find-charge.${extension}`, 'lost')).toSatisfy(isEmpty);
      expect(await findIn('sandbox', command, `find-charge.${extension}`, 'lost')).not.toSatisfy(isEmpty);
      await expect(findIn('', command, `find-charge.${extension}`, 'lost')).rejects.toThrow('WAPI_ENVIRONMENT');
    });

    it('finds a withdrawal without a response, on any page', async () => {
      const search = async (amount: string, account = ''): Promise<object> => {
        const saved =
          account === '' ? { withdrawal_type: 'normal' } : { withdrawal_type: 'sub_banked', bank_account: account };
        const json = JSON.stringify({ ...saved, currency: 'TTD', amount });
        const args = extension === 'php' ? [amount, 'TTD', account] : [json];
        return (await find(command, `find-withdrawal.${extension}`, ...args)) as object;
      };
      mock.faults.set('createWithdrawal', { drop: true, times: 1 });
      await expect(withdraw('1.50')).rejects.toThrow('fetch failed');
      for (const amount of ['2', '3', '4']) expect((await withdraw(amount)).status).toBe(201);
      expect(Object.values(await search('1.5'))).toEqual([[anyId, anyId]]);
      expect(await search('1.5', '999')).toSatisfy(isEmpty);
    });

    it('reads the transaction of a refund request without a response', async () => {
      const id = 'SB-32-55179-oId_124-Abc2-20260203151200';
      mock.faults.set('createRefundRequest', { drop: true, times: 1 });
      await expect(post(`/transactions/${id}/refund`, {})).rejects.toThrow('fetch failed');
      expect(await find(command, `find-refund.${extension}`, id)).toEqual(['success', 'Normal']);
      const second = (await (await post(`/transactions/${id}/refund`, {})).json()) as { message: string };
      expect(
        readSiteGuides()
          .map(({ body }) => body)
          .join(),
      ).toContain('{{message:refundRequestExists}}');
      expect(readPage('guides/after-a-timeout/index.html')).toContain(second.message);
    });
  });
});

describe.skipIf(!hasPhpCurl)('the PHP code of the guides', () => {
  let folder: string;
  let mock: Mock;
  let url: string;
  let token: string;

  beforeAll(async () => {
    folder = createSampleFolder();
    writeGuideCode(folder);
    mock = createMock({ rateLimit: false });
    ({ url } = await mock.listen(0));
    ({ access: token } = await grantTokens(mock, 'wapi@test.com', SCOPES));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await mock.close();
  });

  async function php(file: string, ...args: string[]): Promise<unknown> {
    const env = { ...process.env, WAPI_URL: url, WAPI_ENVIRONMENT: 'sandbox', WAPI_TOKEN: token };
    const { stdout } = await run('php', [join(folder, file), ...args], { env });
    return JSON.parse(stdout);
  }

  /** Approves the checkout as the hosted page's button does, and returns the query of the redirect. */
  async function approve(page: string): Promise<URLSearchParams> {
    const body = new URLSearchParams({ outcome: 'approve' });
    const { headers } = await fetch(page, { method: 'POST', body, redirect: 'manual' });
    return new URL(headers.get('location') ?? '').searchParams;
  }

  it('takes a payment from the enrolment to the refund', async () => {
    const enrolment = (await php('payment.php', 'enrol')) as { url: string };
    const card = (await approve(enrolment.url)).get('uuid') ?? '';
    await php('payment.php', 'verify', card, '0.80');
    const charge = (await php('payment.php', 'charge', card, 'A-1001', '50.00')) as Record<string, string>;
    expect(await php('payment.php', 'check', charge['transaction_id'] ?? '')).toEqual({ paid: false });
    await approve(charge['url'] ?? '');
    expect(await php('payment.php', 'check', charge['transaction_id'] ?? '')).toEqual({ paid: true });
    expect(await php('payment.php', 'refund', charge['transaction_id'] ?? '')).toMatchObject({
      message: expect.stringContaining('Refund request') as string,
    });
  });

  it('enrols a card only in the environment that the caller sets', async () => {
    const enrol = (environment: string) =>
      run('php', [join(folder, 'payment.php'), 'enrol'], {
        env: { ...process.env, WAPI_URL: url, WAPI_ENVIRONMENT: environment, WAPI_TOKEN: token },
      });
    await expect(enrol('')).rejects.toThrow('WAPI_ENVIRONMENT');
    const { stdout } = await enrol('live');
    await approve((JSON.parse(stdout) as { url: string }).url);
    const response = await mock.fetch(`${url}/trusted-cards`, { headers: { Authorization: `Bearer ${token}` } });
    const { data } = (await response.json()) as { data: { environment: string }[] };
    expect(data.map(({ environment }) => environment)).toContain('live');
  });

  it('pays a supplier, and rejects an account number with the wrong number of digits', async () => {
    const text = expect.any(String) as string;
    expect(await php('pay-supplier.php', '1.00', 'First Citizens', '1234567890', 'Jane Doe')).toEqual([
      text,
      text,
      text,
    ]);
    await expect(php('pay-supplier.php', '1.00', 'First Citizens', '123', 'Jane Doe')).rejects.toThrow(
      'wrong number of digits',
    );
  });

  it('updates with _method', async () => {
    expect(await php('patch.php')).toMatchObject({ message: 'OK' });
  });
});

describe.skipIf(!hasPhp)('the webhook receiver in PHP', () => {
  const secret = 'whsec_1f0c';
  const body = JSON.stringify({ id: '1', event: 'withdrawal.transaction_completed', data: { transaction_id: 'SB-1' } });
  const sign = (text: string) => `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  const check = (text: string, signature: string | null) => {
    const [, code = ''] = /(function isFromWipay[\s\S]*?\n}\n)/.exec(readGuideCode().get('webhook.php') ?? '') ?? [];
    const call = `echo json_encode(isFromWipay(...json_decode(file_get_contents('php://stdin'), true)));`;
    const { stdout, stderr } = spawnSync('php', ['-r', code + call], {
      input: JSON.stringify([text, signature, secret]),
      encoding: 'utf8',
    });
    return stderr === '' ? stdout : stderr;
  };

  it('accepts only a signature of the raw body', () => {
    expect(check(body, sign(body))).toBe('true');
    expect(check(body, sign(body).toUpperCase().replace('SHA', 'sha'))).toBe('true');
    for (const signature of [sign(`${body} `), 'sha256=', '', null]) expect(check(body, signature)).toBe('false');
  });

  it('accepts only a signed event in Laravel, and handles it once', () => {
    const requests = [
      [body, sign(body)],
      [body, sign(body)],
      [body, sign(`${body} `)],
      [body, null],
    ];
    const { stdout } = spawnSync('php', [join(import.meta.dirname, 'support/laravel-stand-in.php')], {
      input: JSON.stringify(requests),
      encoding: 'utf8',
      env: { ...process.env, WIPAY_WEBHOOK_SECRET: secret, ROUTE: readGuideCode().get('laravel-route.php') },
    });
    expect(JSON.parse(stdout)).toEqual({ statuses: [204, 204, 401, 401], handled: ['1'] });
  });

  it('is valid PHP, as all PHP in the guides', () => {
    for (const [name, code] of [...readGuideCode()].filter(([file]) => file.endsWith('.php'))) {
      expect(spawnSync('php', ['-l'], { input: code, encoding: 'utf8' }).stdout, name).toContain('No syntax errors');
    }
  });
});

describe('the webhook receivers in TypeScript', () => {
  const secret = 'whsec_1f0c';
  let folder: string;

  beforeAll(() => {
    folder = createSampleFolder();
    writeGuideCode(folder);
    process.env['WIPAY_WEBHOOK_SECRET'] = secret;
    // The handler for Express logs why it rejects an event.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    delete process.env['WIPAY_WEBHOOK_SECRET'];
    rmSync(folder, { recursive: true, force: true });
  });

  /** Returns the status codes of the responses to a signed event and to one with a wrong signature, and what is logged. */
  async function deliver(send: (init: RequestInit) => Promise<Response>) {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const event = site.webhooks?.events[0]?.examples[0]?.value as WebhookEvent;
    const { body, headers } = await signWebhook(event, secret);
    const statuses = [];
    for (const signature of [{}, { 'X-WiPay-Webhook-Signature': 'sha256=00' }])
      statuses.push((await send({ method: 'POST', body, headers: { ...headers, ...signature } })).status);
    const logged = log.mock.calls;
    log.mockRestore();
    return { statuses, logged, handled: [event.event, event.id] };
  }

  it('accepts a signed event in Next.js, and rejects a wrong signature', async () => {
    const { POST } = (await import(join(folder, 'route.mjs'))) as { POST: (request: Request) => Promise<Response> };
    const { statuses, logged, handled } = await deliver((init) => POST(new Request('https://shop.example.com/', init)));
    expect({ statuses, logged }).toEqual({ statuses: [204, 401], logged: [handled] });
  });

  it('accepts a signed event in Express, and rejects a wrong signature', async () => {
    const { app } = (await import(join(folder, 'express.mjs'))) as { app: Express };
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const { statuses, logged, handled } = await deliver((init) =>
        fetch(`http://127.0.0.1:${port}/webhooks/wipay`, init),
      );
      expect({ statuses, logged }).toEqual({ statuses: [204, 401], logged: [handled] });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});

/** PHP writes an empty map as an empty list. */
function isEmpty(found: object): boolean {
  return Object.keys(found).length === 0;
}
