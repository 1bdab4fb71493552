import { contract, type Platform, platforms } from '@wapi/types';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonaListing } from '../../src/index.js';
import { createMock } from '../support/create-mock.js';
import { type FormInput, send } from '../support/caller.js';
import { exampleForm } from '../support/error-case.js';
import { balances, type Call, dataOf, signIn } from '../support/session.js';

interface Shown {
  transaction_id: string;
  deleted_at: string | null;
  [name: string]: unknown;
}
const NORMAL = exampleForm('createWithdrawal', 'ownBankAccount');
const BANKED = { ...exampleForm('createWithdrawal', 'bankedRecipient'), currency: 'TTD', amount: '20.00' };
const UNBANKED = { ...exampleForm('createWithdrawal', 'unbankedRecipient'), currency: 'TTD', amount: '20.00' };
const JAMAICAN = { ...exampleForm('createWithdrawal', 'bankedRecipientInJamaica'), currency: 'JMD', amount: '20.00' };

/** The recipient fields, which are null if not sent. */
const NOBODY = {
  bank_account: null,
  bank_account_type: null,
  bank_branch: null,
  bank_name: null,
  name_in_bank: null,
  recipient_name: null,
};
const PERSON = { email: 'jane.doe@example.com', phone: '+18687778899', id_type: 'passport', id_number: 'TB963809' };

const create = (call: Call, form: FormInput) => call('createWithdrawal', { form });
const remove = (call: Call, id: string) => call('deleteWithdrawal', { path: { transaction_id: id } });
const find = async (call: Call, id: string) =>
  dataOf(await call('retrieveWithdrawal', { path: { transaction_id: id } }));
const list = async (call: Call, query: string) =>
  dataOf<{ data: Shown[] }>(await call('getWithdrawalHistory', { query })).data;

describe.each(platforms)('the examples of withdrawals on the platform %s', (platform) => {
  const examples = contract.operations.find(({ id }) => id === 'createWithdrawal')?.requestBody?.content[0]?.examples;
  const fitting = (examples ?? []).filter((example) => example.platforms?.includes(platform) ?? true);

  it.each(fitting)('succeed on a new mock with the first persona: $name', async ({ value }) => {
    const mock = createMock({ platform });
    const response = await mock.fetch('http://mock/__wapi');
    const { personas } = (await response.json()) as { personas: PersonaListing[] };
    const headers = { 'x-wapi-key': personas[0]?.key ?? '' };
    const { status, why } = await send(mock, 'POST', '/withdrawals', { headers, form: value as FormInput });
    expect([status, why]).toEqual([201, expect.stringContaining('withdrawalCreated')]);
  });
});

describe('withdrawals', () => {
  const start = Date.parse('2026-11-23T10:00:00Z');
  let now = start;
  const mock = createMock({ rateLimit: false, clock: () => now });
  let call: Call;
  beforeEach(async () => {
    now = start;
    await mock.reset();
    call = await signIn(mock, 'wapi@test.com');
  });

  it.each([
    ['normal', NORMAL, '25.00', 29.9, { ...NOBODY, email: null, phone: null, id_type: null, id_number: null }],
    [
      'sub_banked',
      BANKED,
      '20.00',
      34.9,
      { ...NOBODY, ...PERSON, bank_name: 'First Citizens', bank_account: '1234567890', name_in_bank: 'Jane Doe' },
    ],
    ['sub_unbanked', UNBANKED, '20.00', 34.9, { ...NOBODY, ...PERSON, recipient_name: 'Jane Doe' }],
  ])('of type %s take amount and fee from the balance', async (type, form, amount, left, recipient) => {
    const created = await create(call, form);
    expect([created.status, created.body['message']]).toEqual([201, 'Created']);
    const withdrawal = dataOf<Shown>(created);
    expect(withdrawal).toEqual({
      ...recipient,
      amount,
      created_at: '2026-11-23T10:00:00Z',
      currency: 'TTD',
      deleted_at: null,
      fee_amount: '5.00',
      reference: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      status: 0,
      status_description: 'Not On ACH File',
      transaction_id: expect.stringMatching(/^SB-90-\d+-W\d+-20261123100000$/) as string,
      updated_at: '2026-11-23T10:00:00Z',
      withdrawal_type: type,
    });
    expect(await balances(call)).toEqual({ local: left, foreign: 1000.75 });
    expect(await find(call, withdrawal.transaction_id)).toEqual(withdrawal);
    expect((await list(call, ''))[0]).toEqual(withdrawal);
  });

  it('may take the whole balance, but not one cent more', async () => {
    expect((await create(call, { ...NORMAL, amount: '54.91' })).status).toBe(403);
    expect(await balances(call)).toEqual({ local: 59.9, foreign: 1000.75 });
    expect((await create(call, { ...NORMAL, amount: '54.9' })).status).toBe(201);
    expect(await balances(call)).toEqual({ local: 0, foreign: 1000.75 });
  });

  it('never take more than the balance, even if many arrive at once', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => create(call, { ...NORMAL, amount: '9.99' })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 403, 403, 403, 403, 403, 403, 403]);
    expect(await balances(call)).toEqual({ local: 14.93, foreign: 1000.75 });
  });

  it('return amount and fee once when they are deleted', async () => {
    const { transaction_id: id } = dataOf<Shown>(await create(call, NORMAL));
    now += 1000;
    expect((await remove(call, id)).body).toEqual({ message: 'Withdrawal deleted successfully.' });
    expect(await balances(call)).toEqual({ local: 59.9, foreign: 1000.75 });
    expect((await remove(call, id)).body).toEqual({ message: 'Withdrawal not found or cannot be deleted.' });
    expect(await balances(call)).toEqual({ local: 59.9, foreign: 1000.75 });

    expect(await find(call, id)).toEqual([]);
    expect((await list(call, '')).map(({ transaction_id: other }) => other)).not.toContain(id);
    const [deleted] = await list(call, 'with_deleted=1');
    expect(deleted).toMatchObject({
      transaction_id: id,
      deleted_at: '2026-11-23T10:00:01Z',
      updated_at: '2026-11-23T10:00:01Z',
      status: 0,
    });
  });

  it('return the amount once if two requests delete them at the same time', async () => {
    const { transaction_id: id } = dataOf<Shown>(await create(call, NORMAL));
    const replies = await Promise.all([remove(call, id), remove(call, id)]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect(await balances(call)).toEqual({ local: 59.9, foreign: 1000.75 });
  });

  it.each([
    ['not on ACH file', 'SB-47-1-W12345-20250306010101', 200, { local: 59.9, foreign: 1105.75 }],
    ['released, to a bank account', 'SB-47-1-W12342-20250227110000', 200, { local: 124.9, foreign: 1000.75 }],
    ['released, without a bank account', 'SB-47-1-W12344-20250304120000', 400, { local: 59.9, foreign: 1000.75 }],
    ['completed', 'SB-47-1-W12343-20250301093000', 400, { local: 59.9, foreign: 1000.75 }],
  ])('can or cannot be deleted: %s', async (_name, id, status, left) => {
    expect((await remove(call, id)).status).toBe(status);
    expect(await balances(call)).toEqual(left);
  });

  it.each(['SB-47-1-W00000-20250306010101', 'x'.repeat(256), '%', '__proto__', ' '])(
    'with the id %j are unknown',
    async (id) => {
      expect(await find(call, id)).toEqual([]);
      expect((await remove(call, id)).status).toBe(400);
    },
  );

  it('of a different account are unknown', async () => {
    const other = await signIn(mock, 'new@test.com');
    expect(await find(other, 'SB-47-1-W12345-20250306010101')).toEqual([]);
    expect((await remove(other, 'SB-47-1-W12345-20250306010101')).status).toBe(400);
  });

  const [W5, W4, W3, W2] = ['W12345', 'W12344', 'W12343', 'W12342'] as const;
  it.each([
    ['', [W5, W4, W3, W2]],
    ['amount_min=60', [W5, W3, W2]],
    ['amount_min=60.001', [W5, W3]],
    ['amount_max=60', [W4, W2]],
    ['amount_max=59.999', [W4]],
    ['amount_min=40&amount_max=100', [W5, W4, W2]],
    ['currency=USD', [W5]],
    ['currency=TTD', [W4, W3, W2]],
    ['reference=0B9F3F5E-5D0C-4B7E-9A53-2F4C1D6E8A70', [W5]],
    ['reference=0b9f3f5e-5d0c-4b7e-9a53-2f4c1d6e8a71', []],
    ['status[]=4', [W4, W2]],
    ['status[]=4&status[]=2', [W4, W3, W2]],
    ['status[]=9', []],
    ['transaction_id=SB-47-1-W12343-20250301093000', [W3]],
    ['transaction_id=W12343', []],
    ['withdrawal_type[]=normal', [W3, W2]],
    ['withdrawal_type[]=sub_unbanked&withdrawal_type[]=sub_banked', [W5, W4]],
    ['start_date=2025-03-01', [W5, W4, W3]],
    ['start_date=2025-03-02', [W5, W4]],
    ['end_date=2025-03-01', [W3, W2]],
    ['end_date=2025-02-28', [W2]],
    ['start_date=2025-03-04&end_date=2025-03-04', [W4]],
    [
      'status[]=4&withdrawal_type[]=normal&currency=TTD&amount_min=60&amount_max=60&start_date=2025-02-27' +
        '&end_date=2025-02-27',
      [W2],
    ],
    ['status[]=4&withdrawal_type[]=sub_banked', []],
  ])('are filtered by %s', async (query, found) => {
    const ids = (await list(call, query)).map(({ transaction_id: id }) => id.split('-')[3]);
    expect(ids).toEqual(found);
  });

  it.each([
    ['', false],
    ['with_deleted=0', false],
    ['with_deleted=1', true],
    ['with_deleted=true', true],
    ['with_deleted=1&status[]=0', true],
    ['with_deleted=1&status[]=1', false],
  ])('that are deleted are listed only on request: "%s"', async (query, listed) => {
    const id = 'SB-47-1-W12345-20250306010101';
    await remove(call, id);
    expect((await list(call, query)).some(({ transaction_id: other }) => other === id)).toBe(listed);
  });

  it('are listed in pages whose links keep the filters', async () => {
    const reply = await call('getWithdrawalHistory', { query: 'status[]=4&page_size=1&status[]=2&page=2' });
    const { data, links, meta } = dataOf<{ data: Shown[]; links: Record<string, string>; meta: unknown }>(reply);
    expect(data).toMatchObject([{ transaction_id: 'SB-47-1-W12343-20250301093000' }]);
    expect(meta).toMatchObject({ total: 3, last_page: 3, current_page: 2, from: 2, to: 2 });
    const next = new URL(links['next'] ?? '').searchParams;
    expect([next.getAll('status[]'), next.get('page_size'), next.getAll('page')]).toEqual([['4', '2'], '1', ['3']]);
  });

  it.each([
    ['bank_account', '123456789'],
    ['bank_account', '12345678901'],
    ['bank_name', 'first citizens'],
    ['id_number', 'tb963809'],
    ['amount', '1e1'],
    ['amount', '5 0'],
    ['amount', '0'],
  ])('are rejected with the %s %j', async (field, value) => {
    expect((await create(call, { ...BANKED, [field]: value })).status).toBe(400);
    expect(await balances(call)).toEqual({ local: 59.9, foreign: 1000.75 });
  });

  it('accept any number of a document without a documented pattern', async () => {
    expect((await create(call, { ...BANKED, id_type: 'driver_permit', id_number: '1' })).status).toBe(201);
  });

  it("to the account's own bank need a bank account of their currency", async () => {
    const other = await signIn(mock, 'new@test.com');
    expect((await create(other, NORMAL)).status).toBe(400);
    await other('createLocalBank', { form: { bank_name: 'Bank', name_in_bank: 'New', bank_account: '1' } });
    expect((await create(other, NORMAL)).status).toBe(403);
    expect((await create(other, { ...NORMAL, currency: 'USD' })).status).toBe(400);
  });

  it('change nothing in a stateless mock', async () => {
    const stateless = await signIn(createMock({ rateLimit: false, stateless: true }), 'wapi@test.com');
    for (let times = 0; times < 3; times += 1) expect((await create(stateless, NORMAL)).status).toBe(201);
    expect(await balances(stateless)).toEqual({ local: 59.9, foreign: 1000.75 });
  });
});

describe('withdrawals in Jamaica', () => {
  const mock = createMock({ rateLimit: false, platform: 'jm' });
  beforeEach(() => mock.reset());

  it.each([
    ['bank_account_type', 'The bank account type field is required.'],
    ['bank_branch', 'The bank branch field is required.'],
  ])('require %s', async (field, message) => {
    const call = await signIn(mock, 'wapi@test.com');
    expect((await create(call, { ...JAMAICAN, [field]: '' })).body).toEqual({ message });
  });

  it('return the two fields', async () => {
    const call = await signIn(mock, 'wapi@test.com');
    expect((await create(call, { ...JAMAICAN, bank_account_type: 'saving' })).body).toEqual({
      message: 'The selected bank account type is invalid.',
    });
    expect(dataOf(await create(call, JAMAICAN))).toMatchObject({
      bank_account_type: 'savings',
      bank_branch: 'New Kingston',
      currency: 'JMD',
    });
    expect(await balances(call)).toEqual({ local: 34.9, foreign: 1000.75 });
  });

  it('ignore the two fields on other platforms', async () => {
    const call = await signIn(createMock(), 'wapi@test.com');
    const form = { ...BANKED, bank_account_type: 'gold', bank_branch: 'New Kingston' };
    expect(dataOf(await create(call, form))).toMatchObject({ bank_account_type: null, bank_branch: null });
  });
});

describe('the metadata of withdrawals', () => {
  it.each([
    ['tt', {}, {}],
    ['jm', { type: ['chequing', 'savings'] }, { branches: ['New Kingston'] }],
  ] satisfies [Platform, object, object][])('takes no credential on %s', async (platform, account, bank) => {
    const mock = createMock({ platform });
    const bad = { authorization: 'Bearer none', 'x-wapi-key': 'none' };
    const { status, body } = await send(mock, 'GET', '/withdrawals/meta', { headers: bad });
    expect([status, body['message']]).toEqual([200, 'OK']);
    expect(body['data']).toMatchObject({
      banks: [{ name: 'First Citizens', ...bank, account: { length: { min: 10, max: 10 }, ...account } }],
      ids: [{ type: 'passport', regex: '^[A-Z]{2}[0-9]{6}$' }],
      withdrawal_types: ['normal', 'sub_banked', 'sub_unbanked'],
    });
    const { statuses, banks } = body['data'] as { statuses: { value: number }[]; banks: object[] };
    expect(statuses.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(Object.hasOwn(banks[0] ?? {}, 'branches')).toBe(platform === 'jm');
  });
});
