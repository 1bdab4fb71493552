import { createRawClient } from '../../src/raw.js';
import { expect, test } from 'vitest';
import type { GetWithdrawalHistoryQuery, RetrieveTransactionData, Wapi } from '../../src/index.js';
import { charge, ownBank } from '../support/bodies.js';
import { payment, payout, verifiedCard } from '../support/calls.js';
import { getExampleData } from '../support/documented-examples.js';
import { createMockPersonas } from '../support/mock-personas.js';

// The first persona of the mock has the spec's sample transactions, cards and withdrawals.

type Transaction = RetrieveTransactionData['data'];

/** The ids of the withdrawals that a query returns. */
async function listed(wapi: Wapi, query: GetWithdrawalHistoryQuery): Promise<string[]> {
  const { data } = await wapi.withdrawals.list(query).orThrow();
  return data.data.map(({ transaction_id: id }) => id);
}

const samples = getExampleData<{
  data: { transaction_id: string; status: number; withdrawal_type: string; currency: string; amount: string }[];
}>('getWithdrawalHistory', 'withdrawals').data;
const idsWhere = (wanted: (withdrawal: (typeof samples)[number]) => boolean): string[] =>
  samples.filter(wanted).map(({ transaction_id: id }) => id);

test.each<[name: string, query: GetWithdrawalHistoryQuery, want: string[]]>([
  ['no filter', {}, idsWhere(() => true)],
  ['one status', { status: [4] }, idsWhere(({ status }) => status === 4)],
  ['two statuses', { status: [0, 2] }, idsWhere(({ status }) => status === 0 || status === 2)],
  ['a type', { withdrawal_type: ['normal'] }, idsWhere(({ withdrawal_type: type }) => type === 'normal')],
  [
    'a status and types',
    { status: [4], withdrawal_type: ['normal', 'sub_banked'] },
    idsWhere(({ status, withdrawal_type: type }) => status === 4 && type !== 'sub_unbanked'),
  ],
  [
    'a currency and amounts',
    { currency: 'TTD', amount_min: 40, amount_max: 60 },
    idsWhere(({ amount }) => ['40.00', '60.00'].includes(amount)),
  ],
  [
    'days',
    { start_date: '2025-03-01', end_date: '2025-03-04' },
    idsWhere(({ amount }) => ['40.00', '250.00'].includes(amount)),
  ],
  ['an id', { transaction_id: payout }, [payout]],
])('withdrawals are filtered by the query: %s', async (_name, query, want) => {
  expect(want.length).toBeGreaterThan(0);
  expect(await listed(await createMockPersonas().as('wapi@test.com'), query)).toEqual(want);
});

test('raw uses the query names of the spec', async () => {
  const wapi = await createMockPersonas().as('wapi@test.com');
  const { data } = await createRawClient(wapi).GET('/withdrawals', {
    params: { query: { 'status[]': [0, 2], 'withdrawal_type[]': ['sub_banked'] } },
  });
  expect(data?.data.data.map(({ transaction_id: id }) => id)).toEqual([payout]);
});

test('booleans are understood: a deleted withdrawal is listed only on request', async () => {
  const wapi = await createMockPersonas().as('wapi@test.com');
  expect((await wapi.withdrawals.delete(payout)).status).toBe(200);

  expect(await listed(wapi, { with_deleted: false })).not.toContain(payout);
  expect(await listed(wapi, {})).not.toContain(payout);
  expect(await listed(wapi, { with_deleted: true })).toContain(payout);
});

test('reading page by page returns every transaction once', async () => {
  const wapi = await createMockPersonas().as('wapi@test.com');
  const found: string[] = [];
  let more = true;
  for (let page = 1; more && page < 10; page += 1) {
    const { data, links } = await wapi.transactions.list({ environment: 'sandbox', page_size: 4, page }).orThrow();
    found.push(...data.map(({ transaction_id: id }) => id));
    more = links.next !== null;
  }
  expect(found).toEqual(
    getExampleData<Transaction[]>('getTransactionHistory', 'transactions').map(({ transaction_id: id }) => id),
  );
});

test('a charge keeps its digits, order id and data, and is incomplete until the customer pays', async () => {
  const wapi = await createMockPersonas().as('wapi@test.com');
  const data = '{"cart":"é & \\"=\\"","lines":[0.10]}';
  const order = { ...charge, total: '155.10', fee_structure: 'merchant_absorb', data } as const;
  const charged = await wapi.trustedCards.charge(verifiedCard, order).orThrow();
  const retrieved = await wapi.transactions.retrieve(charged.transaction_id).orThrow();

  expect(retrieved.data).toMatchObject({
    status: 'incomplete',
    total: '155.10',
    currency: 'TTD',
    order_id: '000124',
    data,
  });
  expect(retrieved.data).not.toHaveProperty('total_credited');
});

test('the type of a transaction follows from its status', async () => {
  const wapi = await createMockPersonas().as('wapi@test.com');
  const { data } = await wapi.transactions.retrieve(payment).orThrow();
  if (data.status === 'incomplete') throw new Error('the sample is paid');
  expect([data.status, data.total, data.total_credited]).toEqual(['success', '53.45', '50.00']);
});

test('a withdrawal keeps its digits, and an unknown one is an empty list', async () => {
  const wapi = await createMockPersonas().as('wapi@test.com');
  const { data } = await wapi.withdrawals.create({ ...ownBank, amount: '0.10' }).orThrow();
  const found = await wapi.withdrawals.retrieve(data.transaction_id).orThrow();
  const missing = await wapi.withdrawals.retrieve('SB-none').orThrow();

  expect(data.amount).toBe('0.10');
  expect(found.data).toMatchObject({ amount: '0.10', currency: 'TTD', withdrawal_type: 'normal' });
  expect(missing.data).toEqual([]);
});
