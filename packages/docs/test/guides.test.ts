import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createMock, type Mock } from '@wapi/mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSiteGuides } from '../src/sources/read-guides.js';
import { writeGuideCode } from './support/guide-code.js';
import { grantTokens } from './support/mock-caller.js';
import { hasPhpCurl } from './support/php.js';
import { createSampleFolder } from './support/sample-folder.js';
import { readPage } from './support/site.js';

const run = promisify(execFile);
const SCOPES = 'wapi-transactions-all wapi-trusted-cards-all wapi-withdrawals-all wapi-user-all';

const bankedRecipient = {
  withdrawal_type: 'sub_banked',
  currency: 'TTD',
  amount: '1.50',
  email: 'jane.doe@example.com',
  phone: '+18687778899',
  bank_name: 'First Citizens',
  bank_account: '1234567890',
  name_in_bank: 'Jane Doe',
  id_type: 'passport',
  id_number: 'TB963809',
};

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
      const search = async (amount: string, email = ''): Promise<object> => {
        const saved = email === '' ? { withdrawal_type: 'normal' } : { withdrawal_type: 'sub_banked', email };
        const json = JSON.stringify({ ...saved, currency: 'TTD', amount });
        return (await find(command, `find-withdrawal.${extension}`, json)) as object;
      };
      mock.faults.set('createWithdrawal', { drop: true, times: 1 });
      await expect(withdraw('1.50')).rejects.toThrow('fetch failed');
      for (const amount of ['2', '3', '4']) expect((await withdraw(amount)).status).toBe(201);
      expect(Object.values(await search('1.5'))).toEqual([[anyId, anyId]]);
      expect(await search('1.5', 'jane@example.com')).toSatisfy(isEmpty);
    });

    it('finds a withdrawal by its type and the recipient', async () => {
      expect((await post('/withdrawals', bankedRecipient)).status).toBe(201);
      const { withdrawal_type, currency, amount, email } = bankedRecipient;
      const search = async (fields: object): Promise<number> => {
        const saved = JSON.stringify({ withdrawal_type, currency, amount, sent_at: '2026-01-31T12:00:00Z', ...fields });
        return Object.keys((await find(command, `find-withdrawal.${extension}`, saved)) as object).length;
      };
      expect(await search({ email })).toBe(1);
      expect(await search({ email: 'Jane.Doe@example.com' })).toBe(1);
      expect(await search({ email: 'john.doe@example.com' })).toBe(0);
      expect(await search({ withdrawal_type: 'normal' })).toBe(0);
      expect(await search({ withdrawal_type: 'sub_unbanked', email })).toBe(0);
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

/** PHP writes an empty map as an empty list. */
function isEmpty(found: object): boolean {
  return Object.keys(found).length === 0;
}
