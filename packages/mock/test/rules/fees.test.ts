import { contract } from '@wapi/types';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { splitFees } from '../../src/rules/fees.js';
import { type Call, dataOf, signIn } from '../support/session.js';

const NONE = { d_fee: 0, p_fee: 0, pd_fee: 0, t_fee: 0, desc: 'No Fee!', desc_local: 'No Fee!' };
const WHOLE = { p_fee: 3.5, desc: '3.50% + $0.25 USD', desc_local: '3.50% + $1.70 TTD' };

/**
 * The sample on the reference page, and samples that were calculated by hand. The fees are 3.5 % and 1.70 TTD or 0.25
 * USD.
 */
const table = [
  [
    'customer_pay 100 TTD',
    { fee_name: 'Customer Pay', org_t: 100, type: 'card' },
    { ...WHOLE, d_fee: 1.7, pd_fee: 3.5, t_fee: 5.2, t: 105.2, t_desc: '$105.20 TTD' },
    { ...NONE, t: 100, t_desc: '$100.00 TTD' },
  ],
  [
    'merchant_absorb 100 TTD',
    { fee_name: 'Merchant Absorb', org_t: 100 },
    { ...NONE, t: 100 },
    { ...WHOLE, d_fee: 1.7, pd_fee: 3.5, t_fee: 5.2, t: 94.8 },
  ],
  [
    'split 100 TTD',
    { fee_name: 'Split', org_t: 100 },
    {
      d_fee: 0.85,
      p_fee: 1.75,
      pd_fee: 1.75,
      t_fee: 2.6,
      t: 102.6,
      desc: '1.75% + $0.13 USD',
      desc_local: '1.75% + $0.85 TTD',
    },
    {
      d_fee: 0.85,
      p_fee: 1.75,
      pd_fee: 1.75,
      t_fee: 2.6,
      t: 97.4,
      desc: '1.75% + $0.12 USD',
      desc_local: '1.75% + $0.85 TTD',
    },
  ],
  [
    'customer_pay 100 USD',
    { fee_name: 'Customer Pay', org_t: 100 },
    { ...WHOLE, d_fee: 0.25, pd_fee: 3.5, t_fee: 3.75, t: 103.75, t_desc: '$103.75 USD' },
    { ...NONE, t: 100, t_desc: '$100.00 USD' },
  ],
  [
    'merchant_absorb 33.33 USD',
    { org_t: 33.33 },
    { ...NONE, t: 33.33 },
    { ...WHOLE, d_fee: 0.25, pd_fee: 1.17, t_fee: 1.42, t: 31.91 },
  ],
  [
    'split 33.33 USD',
    { org_t: 33.33 },
    { d_fee: 0.13, p_fee: 1.75, pd_fee: 0.58, t_fee: 0.71, t: 34.04 },
    { d_fee: 0.12, p_fee: 1.75, pd_fee: 0.59, t_fee: 0.71, t: 32.62 },
  ],
  [
    'split 0.99 USD',
    { org_t: 0.99 },
    { d_fee: 0.13, pd_fee: 0.02, t_fee: 0.15, t: 1.14 },
    { d_fee: 0.12, pd_fee: 0.01, t_fee: 0.13, t: 0.86 },
  ],
  ['merchant_absorb 1 TTD', { org_t: 1 }, { ...NONE, t: 1 }, { d_fee: 1.7, pd_fee: 0.04, t_fee: 1, t: 0 }],
] as const;

describe('fees', () => {
  let call: Call;
  beforeAll(async () => {
    call = await signIn(createMock({ rateLimit: false }), 'wapi@test.com');
  });
  const fees = async (structure: string, amount: string, currency: string) =>
    dataOf<Record<string, unknown>>(
      await call('getTransactionFees', { query: { fee_structure: structure, amount, currency } }),
    );

  it.each(table)('are calculated for %s', async (query, both, customer, merchant) => {
    const [structure = '', amount = '', currency = ''] = query.split(' ');
    const shown = await fees(structure, amount, currency);
    expect(shown).toMatchObject({ ...both, ...prefixed('cus', customer), ...prefixed('mer', merchant) });
  });

  it('are explained line by line', async () => {
    const lines = (shown: Record<string, unknown>, half: string) =>
      [1, 2, 3, 4, 5].map((line) => shown[`${half}_calc_desc_${line}`]);
    const shown = await fees('customer_pay', '100', 'TTD');
    expect(lines(shown, 'cus')).toEqual(['$100.00 TTD', 'x 3.50%', '= $3.50 TTD', '+ $1.70 TTD', '= $105.20 TTD']);
    const absorbed = await fees('merchant_absorb', '100', 'TTD');
    expect(lines(absorbed, 'mer')).toEqual(['$100.00 TTD', 'x 3.50%', '= $3.50 TTD', '- $5.20 TTD', '= $94.80 TTD']);
  });

  it('use the currency of the platform', async () => {
    const jamaican = await signIn(createMock({ platform: 'jm' }), 'wapi@test.com');
    const query = (currency: string) => ({ query: { fee_structure: 'customer_pay', amount: '100', currency } });
    const shown = dataOf(await jamaican('getTransactionFees', query('JMD')));
    expect(shown).toMatchObject({ cus_d_fee: 1.7, cus_desc_local: '3.50% + $1.70 JMD', cus_t_desc: '$105.20 JMD' });
    expect((await jamaican('getTransactionFees', query('TTD'))).body).toEqual({
      message: 'The selected currency is invalid.',
    });
  });

  it.each([
    ['1e2', 100],
    [' 100', 100],
    ['+100', 100],
    ['100.', 100],
    ['.5', 0.5],
    ['0.001', 0],
    ['90071992547409.91', 90_071_992_547_409.91],
  ])('accept %j as a number', async (amount, read) => {
    expect(await fees('customer_pay', amount, 'TTD')).toMatchObject({ org_t: read });
  });

  it.each(['Infinity', '1e400', '1e300', '90071992547410', '0x10', '1_000', '1,5', 'NaN', '.', 'e5', '--1'])(
    'reject %j, which is not a number',
    async (amount) => {
      const reply = await call('getTransactionFees', {
        query: { fee_structure: 'customer_pay', amount, currency: 'TTD' },
      });
      expect(reply.body).toEqual({ message: 'The amount must be a number.' });
    },
  );

  it.each(['0', '-0', '0.00', '-1'])('reject %j, which is too low', async (amount) => {
    const reply = await call('getTransactionFees', {
      query: { fee_structure: 'customer_pay', amount, currency: 'TTD' },
    });
    expect(reply.body).toEqual({ message: 'The amount must be greater than 0.' });
  });

  it.each([
    ['TTD', 170],
    ['USD', 25],
  ])('add up to the cent in %s, for each payer of the fee', (currency, fixed) => {
    const platform = contract.platforms.tt;
    const wrong: unknown[] = [];
    for (let amount = 200; amount < 40_000; amount += 7) {
      for (const structure of ['customer_pay', 'merchant_absorb', 'split'] as const) {
        const { customer, merchant } = splitFees(contract, platform, structure, currency, amount);
        const fee = Math.round((amount * 35) / 1000) + fixed;
        const isRight =
          customer.fee + merchant.fee === fee &&
          customer.total - merchant.total === fee &&
          [customer, merchant].every((side) => side.percentage + side.terms.fixed === side.fee);
        if (!isRight) wrong.push({ structure, amount, fee, customer, merchant });
      }
    }
    expect(wrong).toEqual([]);
  });
});

function prefixed(prefix: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}_${name}`, value]));
}
