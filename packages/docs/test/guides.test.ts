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

describe('the guide "After a timeout"', { timeout: 30_000 }, () => {
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
    // Small pages, so that the code must read several of them.
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
    const env = { ...process.env, WAPI_URL: url, WAPI_TOKEN: token };
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

    it('finds a withdrawal without a response, on any page', async () => {
      mock.faults.set('createWithdrawal', { drop: true, times: 1 });
      await expect(withdraw('1.50')).rejects.toThrow('fetch failed');
      for (const amount of ['2', '3', '4']) expect((await withdraw(amount)).status).toBe(201);
      const found = (await find(command, `find-withdrawal.${extension}`, '1.5', 'TTD', '')) as object;
      expect(Object.values(found)).toEqual([[anyId, anyId]]);
      expect(await find(command, `find-withdrawal.${extension}`, '1.5', 'TTD', '999')).toSatisfy(isEmpty);
    });

    it('reads the transaction of a refund request without a response', async () => {
      const id = 'SB-32-55179-oId_124-Abc2-20260203151200';
      mock.faults.set('createRefundRequest', { drop: true, times: 1 });
      await expect(post(`/transactions/${id}/refund`, {})).rejects.toThrow('fetch failed');
      expect(await find(command, `find-refund.${extension}`, id)).toEqual(['success', 'Normal']);
      const second = (await (await post(`/transactions/${id}/refund`, {})).json()) as { message: string };
      expect(readSiteGuides()[0]?.body).toContain('{{message:refundRequestExists}}');
      expect(readPage('guides/after-a-timeout/index.html')).toContain(second.message);
    });
  });
});

/** PHP writes an empty map as a list. */
function isEmpty(found: object): boolean {
  return Object.keys(found).length === 0;
}
