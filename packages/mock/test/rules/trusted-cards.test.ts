import { beforeEach, describe, expect, it } from 'vitest';
import type { Mock } from '../../src/index.js';
import { createMock } from '../support/create-mock.js';
import { choose } from '../support/hosted-page.js';
import { exampleForm } from '../support/error-case.js';
import { balances, type Call, dataOf, signIn } from '../support/session.js';

const VERIFIED = '213e4777-2179-4fbd-9540-84e8ed83187a';
const UNVERIFIED = '5c1d2a86-0f3b-4e59-8b7a-6d9e4f1a2c30';
const EXPIRED = 'e7b40c9d-3a52-4f18-9c6e-1b8d7a5f2e94';
const RESPONSE_URL = 'https://shop.example.com/done';
const ORDER = exampleForm('chargeTrustedCard', 'orderToCharge');
const HOUR = 3_600_000;

interface Card {
  uuid: string;
  verified: boolean;
  verify_expiry: string | null;
  environment: string;
}

async function enrol(mock: Mock, call: Call, environment = 'sandbox'): Promise<string> {
  const page = await call('createTrustedCard', { form: { environment, response_url: RESPONSE_URL } });
  const { target } = await choose(mock, page, 'approve');
  return target?.searchParams.get('uuid') ?? '';
}

const verify = (call: Call, uuid: string, amount: string) =>
  call('verifyTrustedCard', { path: { uuid }, form: { amount } });
const charge = (call: Call, uuid: string, change = {}) =>
  call('chargeTrustedCard', { path: { uuid }, form: { ...ORDER, ...change } });
const cards = async (call: Call) => dataOf<Card[]>(await call('listTrustedCards'));
const payment = async (call: Call, { body }: { body: Record<string, unknown> }) =>
  dataOf(await call('retrieveTransaction', { path: { transaction_id: String(body['transaction_id']) } }));

describe('trusted cards', () => {
  let now = Date.parse('2026-11-23T10:00:00.750Z');
  const start = now;
  const mock = createMock({ rateLimit: false, clock: () => now });
  let call: Call;
  beforeEach(async () => {
    now = start;
    await mock.reset();
    call = await signIn(mock, 'new@test.com');
  });

  it('are enrolled, verified and charged', async () => {
    expect(await cards(call)).toEqual([]);
    const uuid = await enrol(mock, call);
    const [card] = dataOf<Card[]>(await call('retrieveTrustedCard', { path: { uuid } }));
    expect(card).toMatchObject({
      uuid,
      verified: false,
      verify_expiry: '2026-11-26T10:00:00Z',
      environment: 'sandbox',
      pan: '************1111',
    });
    expect((await charge(call, uuid)).body).toEqual({ message: 'Please verify your card before proceeding.' });
    expect((await verify(call, uuid, '0.80')).body).toEqual({ message: 'OK' });
    expect(await cards(call)).toEqual([expect.objectContaining({ uuid, verified: true, verify_expiry: null })]);

    const page = await charge(call, uuid);
    const open = {
      currency: 'TTD',
      data: '{"cart":"7f3a"}',
      date: '2026-11-23T10:00:00Z',
      fee_structure: 'Customer Pay',
      order_id: 'oId_124-Abc2',
      status: 'incomplete',
      status_desc: 'Transaction Incomplete',
      total: '53.45',
      transaction_id: page.body['transaction_id'],
    };
    expect(page.body['transaction_id']).toMatch(/^SB-91-\d+-oId_124-Abc2-20261123100000$/);
    expect(await payment(call, page)).toEqual(open);
    expect(await balances(call)).toEqual({ local: 0, foreign: 0 });

    const { target } = await choose(mock, page, 'approve');
    expect(Object.fromEntries(target?.searchParams ?? [])).toMatchObject({
      status: 'success',
      transaction_id: page.body['transaction_id'],
    });
    expect(await payment(call, page)).toEqual({
      ...open,
      status: 'success',
      status_desc: 'Normal',
      card: '(VISA) ... 1111',
      currency_credited: 'TTD',
      customer_address: null,
      customer_email: 'jane.doe@example.com',
      customer_name: 'Jane Doe',
      customer_phone: null,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      message: '[1-R00]: Transaction is approved.',
      origin: 'test-merchant-shop',
      receiver: '1234567891',
      total_credited: '50.00',
    });
    expect(await balances(call)).toEqual({ local: 50, foreign: 0 });
    expect((await choose(mock, page, 'approve')).status).toBe(404);
    expect(await balances(call)).toEqual({ local: 50, foreign: 0 });
    const refund = await call('createRefundRequest', { path: { transaction_id: String(page.body['transaction_id']) } });
    expect(refund.status).toBe(201);
  });

  it.each([
    ['TTD', 'customer_pay', '155.00', '162.13', '155.00', { local: 155, foreign: 0 }, 'Customer Pay'],
    ['TTD', 'merchant_absorb', '155', '155.00', '147.87', { local: 147.87, foreign: 0 }, 'Merchant Absorb'],
    ['TTD', 'split', '99.99', '102.59', '97.39', { local: 97.39, foreign: 0 }, 'Split'],
    ['USD', 'split', '33.3', '34.01', '32.59', { local: 0, foreign: 32.59 }, 'Split'],
    ['USD', 'merchant_absorb', '0.74', '0.74', '0.46', { local: 0, foreign: 0.46 }, 'Merchant Absorb'],
    ['TTD', 'merchant_absorb', '20400.00', '20400.00', '19684.30', { local: 19_684.3, foreign: 0 }, 'Merchant Absorb'],
  ])('are charged in %s with %s: %s', async (currency, structure, total, paid, credited, held, label) => {
    const merchant = await signIn(mock, 'wapi@test.com');
    const before = await balances(merchant);
    const page = await charge(merchant, VERIFIED, { currency, fee_structure: structure, total });
    await choose(mock, page, 'approve');
    expect(await payment(merchant, page)).toMatchObject({
      total: paid,
      total_credited: credited,
      currency_credited: currency,
      fee_structure: label,
    });
    const after = await balances(merchant);
    expect({ local: cents(after.local - before.local), foreign: cents(after.foreign - before.foreign) }).toEqual(held);
  });

  it('change no balance if the payment is declined', async () => {
    const merchant = await signIn(mock, 'wapi@test.com');
    const page = await charge(merchant, VERIFIED);
    const { target } = await choose(mock, page, 'decline');
    expect(Object.fromEntries(target?.searchParams ?? [])).toMatchObject({
      status: 'failed',
      message: '[3-RA9]: 3DS authentication failed.',
    });
    expect(await payment(merchant, page)).toMatchObject({
      status: 'failed',
      message: '[3-RA9]: 3DS authentication failed.',
    });
    expect(await balances(merchant)).toEqual({ local: 59.9, foreign: 1000.75 });
  });

  it('are not enrolled if the customer declines', async () => {
    const page = await call('createTrustedCard', { form: { environment: 'sandbox', response_url: RESPONSE_URL } });
    const { target } = await choose(mock, page, 'decline');
    expect(Object.fromEntries(target?.searchParams ?? [])).toEqual({
      status: 'failed',
      transaction_id: page.body['transaction_id'],
    });
    expect(await cards(call)).toEqual([]);
  });

  it.each(['0.80', '0.8', '8e-1', '5.44'])('are verified by %s', async (amount) => {
    const uuid = await enrol(mock, call);
    expect((await verify(call, uuid, amount)).status).toBe(200);
    expect((await verify(call, uuid, amount)).body).toEqual({ message: 'Your card has already been verified.' });
  });

  it.each(['0.81', '0.79', '0.804', '80', '5.45'])('are deleted by %s', async (amount) => {
    const uuid = await enrol(mock, call);
    expect((await verify(call, uuid, amount)).body).toEqual({ message: 'The amount is incorrect.' });
    expect(await cards(call)).toEqual([]);
    expect((await verify(call, uuid, '0.80')).status).toBe(400);
  });

  it('are not deleted by an amount that is not a number', async () => {
    const uuid = await enrol(mock, call);
    expect((await verify(call, uuid, '0x1')).body).toEqual({ message: 'The amount must be a number.' });
    expect((await verify(call, uuid, '0.80')).status).toBe(200);
  });

  it('can be verified for 72 hours', async () => {
    const [late, early] = [await enrol(mock, call), await enrol(mock, call)];
    now = Date.parse('2026-11-26T10:00:00Z') - 1;
    call = await signIn(mock, 'new@test.com');
    expect((await verify(call, early, '0.80')).status).toBe(200);
    now += 1;
    expect((await verify(call, late, '0.80')).body).toEqual({ message: 'The verification window has expired.' });
    expect((await cards(call)).length).toBe(2);
  });

  it('of a persona can also be verified only until a deadline', async () => {
    const merchant = await signIn(mock, 'wapi@test.com');
    const expiries = async (caller: Call) => (await cards(caller)).map(({ verify_expiry: end }) => end);
    const before = await expiries(merchant);
    expect(before[1]).toBe('2026-11-26T10:00:00Z');
    expect((await verify(merchant, EXPIRED, '0.80')).status).toBe(403);
    now += 72 * HOUR;
    const later = await signIn(mock, 'wapi@test.com');
    expect(await expiries(later)).toEqual(before);
    expect((await verify(later, UNVERIFIED, '0.80')).status).toBe(403);
    await mock.reset();
    expect((await verify(await signIn(mock, 'wapi@test.com'), UNVERIFIED, '0.80')).status).toBe(200);
  });

  it('are found by a uuid in upper case', async () => {
    const merchant = await signIn(mock, 'wapi@test.com');
    const uuid = VERIFIED.toUpperCase();
    expect(dataOf(await merchant('retrieveTrustedCard', { path: { uuid } }))).toMatchObject([{ uuid: VERIFIED }]);
    expect((await choose(mock, await charge(merchant, uuid), 'approve')).status).toBe(303);
    expect((await merchant('deleteTrustedCard', { path: { uuid } })).status).toBe(200);
    expect(dataOf(await merchant('retrieveTrustedCard', { path: { uuid } }))).toEqual([]);
  });

  it('lose their open payment pages when they are deleted', async () => {
    const merchant = await signIn(mock, 'wapi@test.com');
    const [page, other] = [
      await charge(merchant, VERIFIED),
      await merchant('createTrustedCard', { form: exampleForm('createTrustedCard', 'cardToEnrol') }),
    ];
    expect((await merchant('deleteTrustedCard', { path: { uuid: VERIFIED } })).body).toEqual({ message: 'OK' });
    expect((await merchant('deleteTrustedCard', { path: { uuid: VERIFIED } })).status).toBe(400);
    expect((await choose(mock, page, 'approve')).status).toBe(404);
    expect(await payment(merchant, page)).toMatchObject({ status: 'incomplete' });
    expect(await balances(merchant)).toEqual({ local: 59.9, foreign: 1000.75 });
    expect((await choose(mock, other, 'approve')).status).toBe(303);
    expect((await cards(merchant)).map(({ uuid }) => uuid)).toEqual([UNVERIFIED, EXPIRED, expect.any(String)]);
  });

  it('are charged only in their own environment', async () => {
    const uuid = await enrol(mock, call, 'live');
    await verify(call, uuid, '0.80');
    expect((await charge(call, uuid, { environment: 'sandbox' })).status).toBe(400);
    const { environment: _own, ...order } = ORDER;
    const page = await call('chargeTrustedCard', { path: { uuid }, form: order });
    await choose(mock, page, 'approve');
    const listed = async (environment: string) =>
      dataOf<unknown[]>(await call('getTransactionHistory', { query: { environment } }));
    expect(await listed('sandbox')).toEqual([]);
    expect(await listed('live')).toMatchObject([{ status: 'success', transaction_id: page.body['transaction_id'] }]);
  });

  it.each([
    ['TTD', '4.99', 'The total must be at least 5.'],
    ['TTD', '20400.01', 'The total must not be greater than 20400.'],
    ['USD', '0.73', 'The total must be at least 0.74.'],
    ['USD', '3000.01', 'The total must not be greater than 3000.'],
    ['TTD', '1e3', 'The total format is invalid.'],
    ['TTD', '+50', 'The total format is invalid.'],
    ['TTD', '50.001', 'The total format is invalid.'],
    ['JMD', '50', 'The selected currency is invalid.'],
  ])('reject the total %s %s', async (currency, total, message) => {
    const merchant = await signIn(mock, 'wapi@test.com');
    expect((await charge(merchant, VERIFIED, { currency, total })).body).toEqual({ message });
  });

  it.each([
    ['response_url', 'https://shop.example.com:99999/', 'The response url format is invalid.'],
    ['response_url', 'javascript:alert(1)', 'The response url format is invalid.'],
    ['data', '{"cart":', 'The data must be a valid JSON string.'],
    ['data', `"${'x'.repeat(8191)}"`, 'The data must not be greater than 8192 characters.'],
    ['country_code', 'JM', 'The selected country code is invalid.'],
    ['order_id', 'x'.repeat(256), 'The order id must not be greater than 255 characters.'],
  ])('are not charged with an invalid %s', async (field, value, message) => {
    const merchant = await signIn(mock, 'wapi@test.com');
    expect((await charge(merchant, VERIFIED, { [field]: value })).body).toEqual({ message });
  });

  it.each(['../../x?a=1#b', '%2e%2e%2f', 'Bestellung 7 · Größe', '🛒'.repeat(120), '__proto__', '<b>\r\n'])(
    'are charged for the order %j',
    async (orderId) => {
      const merchant = await signIn(mock, 'wapi@test.com');
      const page = await charge(merchant, VERIFIED, { order_id: orderId });
      expect(page.body['transaction_id']).toMatch(/^SB-[\w-]{1,100}$/);
      expect((await choose(mock, page, 'approve')).status).toBe(303);
      expect(await payment(merchant, page)).toMatchObject({ status: 'success' });
    },
  );

  it('get a new transaction for each charge of the same order', async () => {
    const merchant = await signIn(mock, 'wapi@test.com');
    const pages = await Promise.all(Array.from({ length: 50 }, () => charge(merchant, VERIFIED, { total: '10.10' })));
    expect(new Set(pages.map(({ body }) => body['transaction_id'])).size).toBe(50);
    await Promise.all(pages.map((page) => choose(mock, page, 'approve')));
    expect(await balances(merchant)).toEqual({ local: 564.9, foreign: 1000.75 });
  });
});

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
