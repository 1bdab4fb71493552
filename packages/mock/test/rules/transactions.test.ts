import { type Platform } from '@wapi/types';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import { type Call, dataOf, signIn } from '../support/session.js';

interface Listed {
  transaction_id: string;
  status: string;
}
interface Links {
  first: string;
  last: string;
  prev: string | null;
  next: string | null;
}

const NORMAL = 'SB-32-55179-oId_124-Abc2-20260203151200';

/** The statuses of the transactions, latest first, as in two samples on the reference page. */
const STATUSES = ['incomplete', 'success', 'success', 'failed', 'success', 'success'];

describe('transactions', () => {
  const mock = createMock({ rateLimit: false });
  let call: Call;
  beforeEach(async () => {
    await mock.reset();
    call = await signIn(mock, 'wapi@test.com');
  });
  const list = (query: Record<string, string>) => call('getTransactionHistory', { query });

  it('are listed by environment, latest first', async () => {
    const { body } = await list({ environment: 'sandbox' });
    expect((body['data'] as Listed[]).map(({ status }) => status)).toEqual(STATUSES);
    expect(body['meta']).toMatchObject({ total: 6, per_page: 15, current_page: 1, last_page: 1, from: 1, to: 6 });
    expect((await list({ environment: 'live' })).body['data']).toEqual([]);
  });

  it.each([
    ['the first page', '1', { from: 1, to: 2, current_page: 1 }, { prev: null, next: '2' }, 2],
    ['a page in the middle', '2', { from: 3, to: 4, current_page: 2 }, { prev: '1', next: '3' }, 2],
    ['the last page', '3', { from: 5, to: 6, current_page: 3 }, { prev: '2', next: null }, 2],
    ['a page beyond the last', '9', { from: null, to: null, current_page: 9 }, { prev: '8', next: null }, 0],
  ])('are listed on %s', async (_name, page, meta, links, items) => {
    const { body } = await list({ environment: 'sandbox', page_size: '2', page });
    expect(body['data']).toHaveLength(items);
    expect(body['meta']).toEqual({
      ...meta,
      last_page: 3,
      per_page: 2,
      total: 6,
      path: 'https://ttsb.wipayfinancial.com/wapi/transactions',
    });
    const { first, last, prev, next } = body['links'] as Links;
    expect({ prev: pageIn(prev), next: pageIn(next) }).toEqual(links);
    expect([pageIn(first), pageIn(last)]).toEqual(['1', '3']);
  });

  it('have a last page that is not full', async () => {
    const { body } = await list({ environment: 'sandbox', page_size: '4', page: '2' });
    expect(body['data']).toHaveLength(2);
    expect(body['meta']).toMatchObject({ from: 5, to: 6, last_page: 2 });
  });

  it('have one empty page if the list is empty', async () => {
    const { body } = await list({ environment: 'live' });
    expect(body['meta']).toMatchObject({ from: null, to: null, current_page: 1, last_page: 1, total: 0 });
    const { prev, next, first, last } = body['links'] as Links;
    expect([prev, next, pageIn(first), pageIn(last)]).toEqual([null, null, '1', '1']);
  });

  it('all appear once if a client follows the links, which keep every other parameter', async () => {
    const met: string[] = [];
    const followed: unknown[] = [];
    let next: string | null =
      'https://ttsb.wipayfinancial.com/wapi/transactions?page_size=4&note=50%25+off&environment=sandbox';
    while (next !== null) {
      const { search, searchParams } = new URL(next);
      const { body } = await call('getTransactionHistory', { query: search.slice(1) });
      met.push(...(body['data'] as Listed[]).map(({ transaction_id: id }) => id));
      followed.push(Object.fromEntries(searchParams));
      next = (body['links'] as Links).next;
    }
    const others = { page_size: '4', note: '50% off', environment: 'sandbox' };
    expect(followed).toEqual([others, { ...others, page: '2' }]);
    expect([met.length, new Set(met).size]).toEqual([6, 6]);
  });

  it('are returned one by one, those of the reference page letter for letter', async () => {
    const of = async (id: string) => dataOf(await call('retrieveTransaction', { path: { transaction_id: id } }));
    expect(await of('SB-1-10-yu70fTApIY-20260310045020')).toEqual({
      currency: 'USD',
      data: null,
      date: '2026-03-10T04:50:20Z',
      fee_structure: 'Customer Pay',
      order_id: 'yu70fTApIY',
      status: 'incomplete',
      status_desc: 'Transaction Incomplete',
      total: '1.00',
      transaction_id: 'SB-1-10-yu70fTApIY-20260310045020',
    });
    expect(await of('SB-32-55179-oId_123-Abc1-20260202232018')).toMatchObject({
      card: '(MASTERCARD) ... 0031',
      currency: 'USD',
      currency_credited: 'TTD',
      message: '[1-R00]: Transaction is approved.',
      order_id: 'oId_123-Abc1',
      status: 'success',
      status_desc: 'Normal',
      total: '23.84',
      total_credited: '155.00',
    });
  });

  it("are in the platform's currency or in USD", async () => {
    const jamaican = await signIn(createMock({ platform: 'jm' }), 'wapi@test.com');
    const { data } = (await jamaican('getTransactionHistory', { query: { environment: 'sandbox' } })).body as {
      data: { currency: string }[];
    };
    expect(new Set(data.map(({ currency }) => currency))).toEqual(new Set(['JMD', 'USD']));
    expect((await jamaican('createRefundRequest', { path: { transaction_id: NORMAL } })).status).toBe(201);
  });

  it('of a different account are unknown', async () => {
    const other = await signIn(mock, 'new@test.com');
    const { status } = await other('retrieveTransaction', { path: { transaction_id: NORMAL } });
    expect(status).toBe(400);
  });

  it('name the example that was used', async () => {
    const why = async (id: string) => (await call('retrieveTransaction', { path: { transaction_id: id } })).why;
    expect(await why('SB-1-10-yu70fTApIY-20260310045020')).toContain('incompleteTransaction');
    expect(await why(NORMAL)).toContain('attemptedTransaction');
  });

  it.each([
    ['tt', 'TTD'],
    ['bb', 'BBD'],
    ['gd', 'XCD'],
    ['gy', 'GYD'],
    ['jm', 'JMD'],
  ] satisfies [Platform, string][])('have metadata on %s', async (platform, currency) => {
    const metaOf = await signIn(createMock({ platform }), 'wapi@test.com');
    expect(dataOf(await metaOf('getTransactionMeta'))).toEqual({
      currencies: [currency, 'USD'],
      environments: ['live', 'sandbox'],
      fee_structures: ['customer_pay', 'merchant_absorb', 'split'],
      totals: { [currency]: { minimum: 5, maximum: 20_400 }, USD: { minimum: 0.74, maximum: 3000 } },
    });
  });

  it('can be refunded if the account holds exactly what was credited, but not with one cent less', async () => {
    const credited = dataOf(await call('retrieveTransaction', { path: { transaction_id: NORMAL } }));
    const amount = Number((credited as { total_credited: string }).total_credited);
    const refundWith = async (local: number) => {
      const seeded = createMock({
        seed: { accounts: [{ email: 'wapi@test.com', balances: { local, foreign: local } }] },
      });
      const seededCall = await signIn(seeded, 'wapi@test.com');
      return (await seededCall('createRefundRequest', { path: { transaction_id: NORMAL } })).status;
    };
    expect([await refundWith(amount), await refundWith(Math.round(amount * 100 - 1) / 100)]).toEqual([201, 403]);
  });

  it('can be refunded with one request only', async () => {
    const refund = () => call('createRefundRequest', { path: { transaction_id: NORMAL } });
    expect((await refund()).body).toEqual({ message: 'Refund request successfully created.' });
    expect((await refund()).body).toEqual({ message: 'The selected transaction id has an existing refund request.' });
    await mock.reset();
    call = await signIn(mock, 'wapi@test.com');
    const both = await Promise.all([refund(), refund()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 400]);
  });
});

function pageIn(url: string | null): string | null {
  return url === null ? null : new URL(url).searchParams.get('page');
}
