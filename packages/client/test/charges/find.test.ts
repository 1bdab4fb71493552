import { describe, expect, test } from 'vitest';
import { findTransactions } from '../../src/charges/index.js';
import type { CreateWithdrawalBody } from '../../src/index.js';
import { normalizeAmount } from '../../src/once/decimal.js';
import { findWithdrawals } from '../../src/payouts/index.js';
import { banked, ownBank } from '../support/bodies.js';
import { createMockPersonas } from '../support/mock-personas.js';
import { createRecordingClient, getRejection, jsonResponse, KEY } from '../support/recording-client.js';

interface Row {
  transaction_id: string;
  order_id: unknown;
  date: string;
}

/** A list with one item on each page. */
function paged(rows: readonly unknown[], wrap: (page: object) => object = (page) => page) {
  return createRecordingClient({ key: KEY }, (request) => {
    const page = Number(new URL(request.url).searchParams.get('page') ?? 1);
    const links = { first: null, last: null, prev: null, next: page < rows.length ? 'more' : null };
    const meta = { current_page: page, last_page: rows.length, total: rows.length };
    return jsonResponse({ message: 'OK', ...wrap({ data: [rows[page - 1]], links, meta }) });
  });
}

const row = (id: string, order_id: unknown, date = '2026-02-02T10:00:00Z'): Row => ({
  transaction_id: id,
  order_id,
  date,
});

describe('findTransactions', () => {
  test('reads every page, in whatever order the list is, and returns each transaction once', async () => {
    const old = '2020-01-01T00:00:00Z';
    const rows = [
      row('1', 'X', old),
      row('2', 'A-1'),
      row('2', 'A-1'),
      row('3', 'B'),
      row('4', ' A-1 ', 'soon'),
      row('5', 'A-1', old),
    ];
    const { wapi, seen } = paged(rows);
    const since = new Date('2026-02-02T09:00:00Z');
    const found = await findTransactions(wapi, { order_id: 'A-1', environment: 'live', since });
    expect(found.map(({ transaction_id }) => transaction_id)).toEqual(['2', '4']);
    expect(seen).toHaveLength(6);
    const { searchParams } = new URL(seen[5]?.url ?? '');
    expect(Object.fromEntries(searchParams)).toEqual({ environment: 'live', page_size: '100', page: '6' });
  });

  test('finds several orders in one search', async () => {
    const { wapi } = paged([row('1', 'A'), row('2', 'B'), row('3', 'C'), row('4', 12)]);
    const found = await findTransactions(wapi, { order_id: ['A', 'C', '12'], environment: 'live' });
    expect(found.map(({ transaction_id }) => transaction_id)).toEqual(['1', '3', '4']);
  });

  test('throws instead of returning a part of the list', async () => {
    const { wapi } = createRecordingClient({ key: KEY }, (request) =>
      new URL(request.url).searchParams.has('page')
        ? jsonResponse({ message: 'Internal Server Error' }, 500)
        : jsonResponse({
            message: 'OK',
            data: [row('1', 'A')],
            links: { next: 'more' },
            meta: { current_page: 1, last_page: 2, total: 2 },
          }),
    );
    expect(await getRejection(findTransactions(wapi, { order_id: 'A', environment: 'live' }))).toMatchObject({
      status: 500,
    });
  });
});

describe('findWithdrawals', () => {
  const record = { ...banked, amount: '1.50', transaction_id: 'W-1', created_at: '2026-02-02T10:00:00Z' };
  const search = (records: readonly unknown[]) => paged(records, (page) => ({ data: page }));

  test('finds a withdrawal that the mock made', async () => {
    const wapi = await createMockPersonas().as('wapi@test.com');
    const { data } = await wapi.withdrawals.create(ownBank).orThrow();
    const since = new Date(Date.now() - 3_600_000);
    const found = await findWithdrawals(wapi, { ...ownBank, amount: 25 }, { since });
    expect(found.map(({ transaction_id }) => transaction_id)).toEqual([data.transaction_id]);
    expect(await findWithdrawals(wapi, banked, { since })).toEqual([]);
    await wapi.withdrawals.delete(data.transaction_id).orThrow();
    expect(await findWithdrawals(wapi, ownBank, { since })).toHaveLength(1);
  });

  test.each([
    ['a space after the type', { ...ownBank, withdrawal_type: 'normal ' }],
    ['a space before the currency', { ...ownBank, currency: ' TTD' }],
    ['the currency in lower case', { ...ownBank, currency: 'ttd' }],
    ['the account as a number', { ...banked, bank_account: 234567890, email: 'x', phone: '1', id_number: '2' }],
  ])('finds the withdrawal of a body with %s, which the API may accept', async (_name, body) => {
    const made = 'bank_account' in body ? { ...banked, bank_account: '234567890' } : ownBank;
    const { wapi } = search([{ ...made, transaction_id: 'W-1', created_at: '2026-02-02T10:00:00Z' }]);
    expect(await findWithdrawals(wapi, body as unknown as CreateWithdrawalBody)).toHaveLength(1);
  });

  test.each([
    [
      'with another spelling of the recipient',
      { email: 'JANE.DOE@example.com', phone: '868-777-8899', bank_account: '02 345-67890' },
      1,
    ],
    ['with one equal field of the recipient', { email: 'x@y.z', phone: null, bank_account: null }, 1],
    ['that shows no recipient', { email: null, phone: null, bank_account: null, id_number: '' }, 1],
    [
      'that hides the recipient',
      { email: 'j***@example.com', phone: '•••6789', bank_account: 'XXXXXX7890', id_number: '**' },
      1,
    ],
    ['with another amount', { amount: '1.51' }, 0],
    ['with another currency', { currency: 'TTD' }, 0],
    ['of another type', { withdrawal_type: 'normal' }, 0],
    ['of another recipient', { email: 'x@y.z', phone: '+1', bank_account: '1', id_number: '2' }, 0],
    ['from before', { created_at: '2026-02-01T10:00:00Z' }, 0],
    ['without a readable date', { created_at: null }, 1],
  ])('judges a withdrawal %s', async (_name, change, count) => {
    const { wapi, seen } = search([{ ...record, ...change }]);
    expect(await findWithdrawals(wapi, banked, { since: new Date('2026-02-02T09:00:00Z') })).toHaveLength(count);
    expect(Object.fromEntries(new URL(seen[0]?.url ?? '').searchParams)).toEqual({
      with_deleted: '1',
      page_size: '100',
      start_date: '2026-01-31',
    });
  });
});

test.each([
  ['100', '100'],
  [' 0100.50', '100.5'],
  ['100.00', '100'],
  [1.5, '1.5'],
  ['.5', '.5'],
  ['0.05', '0.05'],
])('normalizeAmount(%j) is %j', (amount, text) => {
  expect(normalizeAmount(amount)).toBe(text);
});
