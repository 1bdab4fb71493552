import { beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import { type Call, dataOf, signIn } from '../support/session.js';

interface Shown {
  data: { status: number }[];
  meta: { current_page: number; per_page: number; total: number };
}

describe('queries', () => {
  let call: Call;
  beforeAll(async () => {
    call = await signIn(createMock({ rateLimit: false }), 'wapi@test.com');
  });
  const list = (query: string) => call('getWithdrawalHistory', { query });
  const shown = async (query: string) => dataOf<Shown>(await list(query));
  const statuses = async (query: string) => (await shown(query)).data.map(({ status }) => status);

  it('use the defaults of the spec', async () => {
    expect((await shown('')).meta).toMatchObject({ current_page: 1, per_page: 15 });
  });

  it.each([
    ['page=2', 2],
    ['page=%202%20', 2],
    ['page=+2', 2],
    ['page=%2B2', 2],
    ['page=', 1],
    ['page=1&page=2', 2],
    ['page=2&page=', 1],
    ['page[]=2&page=3', 3],
    ['page[=2', 1],
    ['Page=2', 1],
    ['page%00=2', 1],
    ['pages=2&__proto__=2&__proto__[page]=3&constructor=4', 1],
    ['%20page=2', 2],
    ['page=9007199254740', 9_007_199_254_740],
  ])('with %s select page %i', async (query, page) => {
    expect((await shown(query)).meta.current_page).toBe(page);
  });

  it.each(['page_size=2', 'page.size=2', 'page%20size=2', 'page+size=2'])(
    'with %s select pages of 2',
    async (query) => {
      expect((await shown(query)).meta.per_page).toBe(2);
    },
  );

  it.each([
    '1e3',
    '0x10',
    '.5',
    '5.',
    '5.0',
    '01',
    'Infinity',
    '1e400',
    '1_0',
    'NaN',
    '1;2',
    '99999999999999999999',
    '%zz',
    'ten',
    '١',
  ])('reject the page %s, which is not an integer', async (page) => {
    expect((await list(`page=${page}`)).body).toEqual({ message: 'The page must be an integer.' });
  });

  it.each(['page[]=1', 'page[0]=1', 'page[a]=1', 'page[][]=1', 'page=1&page[]=1', 'page[]='])(
    'reject %s, which is not an integer',
    async (query) => {
      expect((await list(query)).body).toEqual({ message: 'The page must be an integer.' });
    },
  );

  it.each([
    ['page=0', 'The page must be at least 1.'],
    ['page=-1', 'The page must be at least 1.'],
    ['page_size=0', 'The page size must be at least 1.'],
    ['page_size=101', 'The page size must not be greater than 100.'],
  ])('reject %s', async (query, message) => {
    expect((await list(query)).body).toEqual({ message });
  });

  it.each([
    ['status[]=4&status[]=2', [4, 2, 4]],
    ['status%5B%5D=2', [2]],
    ['status[0]=2&status[1]=0', [0, 2]],
    ['status[0]=2&status[0]=0', [0]],
    ['status[a]=2', [2]],
    ['status[1]=2&status[]=0', [0, 2]],
    ['status[2]x=2', [2]],
    ['status=7&status[]=2', [2]],
    ['status[]=&status[]=2', [2]],
    ['status[]=', [0, 4, 2, 4]],
    ['status=', [0, 4, 2, 4]],
    ['status[=2', [0, 4, 2, 4]],
    ['statuses[]=2', [0, 4, 2, 4]],
    ['status[__proto__]=2', [2]],
  ])('read the list in %s', async (query, found) => {
    expect(await statuses(query)).toEqual(found);
  });

  it.each([
    ['status=2', 'The status must be an array.'],
    ['status[]=2&status=2', 'The status must be an array.'],
    ['status[]=two', 'The status.0 must be an integer.'],
    ['status[]=2.0', 'The status.0 must be an integer.'],
    ['status[][a]=2', 'The status.0 must be an integer.'],
    ['status[]=2&status[x]=10', 'The selected status.1 is invalid.'],
    ['withdrawal_type=normal', 'The withdrawal type must be an array.'],
    ['withdrawal_type[][]=normal', 'The withdrawal type.0 must be a string.'],
    ['reference[]=0b9f3f5e-5d0c-4b7e-9a53-2f4c1d6e8a70', 'The reference must be a string.'],
    ['with_deleted[]=1', 'The with deleted field must be true or false.'],
  ])('reject the list in %s', async (query, message) => {
    expect((await list(query)).body).toEqual({ message });
  });

  it.each(['1', '0', 'true', 'false'])('accept %s as a boolean', async (value) => {
    expect((await list(`with_deleted=${value}`)).status).toBe(200);
  });

  it.each(['TRUE', 'yes', 'on', '2', '01', 'toString', 'null'])('reject %s, which is not a boolean', async (value) => {
    expect((await list(`with_deleted=${value}`)).body).toEqual({
      message: 'The with deleted field must be true or false.',
    });
  });

  it.each(['2025-02-29', '2025-13-01', '2025-2-1', '20250201', '2025-02-01T00:00:00Z', 'today', '-2025-02-01'])(
    'reject %s, which is not a date',
    async (day) => {
      expect((await list(`start_date=${day}`)).body).toEqual({ message: 'The start date is not a valid date.' });
    },
  );

  it('allow an end date on the start date, but not before it', async () => {
    expect((await list('start_date=2024-02-29&end_date=2024-02-29')).status).toBe(200);
    expect((await list('end_date=2024-02-28&start_date=2024-02-29')).body).toEqual({
      message: 'The end date must be a date after or equal to start date.',
    });
  });

  it('report the first invalid parameter in the order of the spec', async () => {
    const messageOf = async (query: string) => (await list(query)).body['message'];
    const bad = [
      'end_date=x',
      'with_deleted=x',
      'status[]=x',
      'reference=x',
      'currency=x',
      'amount_max=x',
      'amount_min=x',
      'page=x',
      'page_size=x',
    ];
    const words = [
      'end date',
      'with deleted',
      'status.0',
      'reference',
      'selected currency',
      'amount max',
      'amount min',
      'page',
      'page size',
    ];
    for (const [index, word] of words.entries())
      expect(await messageOf(bad.slice(0, index + 1).join('&'))).toMatch(new RegExp(`^The ${word} `));
  });

  it('report missing parameters in the order of the spec', async () => {
    const messageOf = async (query: string) => (await call('getTransactionFees', { query })).body['message'];
    expect(await messageOf('')).toBe('The fee structure field is required.');
    expect(await messageOf('fee_structure=split')).toBe('The currency field is required.');
    expect(await messageOf('amount=x&fee_structure=split')).toBe('The currency field is required.');
    expect(await messageOf('fee_structure=split&currency=TTD')).toBe('The amount field is required.');
    expect(await messageOf('fee_structure[]=split&currency=TTD&amount=1')).toBe('The fee structure must be a string.');
  });

  it('of ten thousand parameters are read quickly', async () => {
    const many = (one: string) => Array.from({ length: 10_000 }, () => one).join('&');
    const before = performance.now();
    expect((await list(many('status[]=4'))).status).toBe(200);
    expect((await list(many('a[[[[[[[[='))).status).toBe(200);
    expect((await list(`amount_min=${'1'.repeat(100_000)}x`)).status).toBe(400);
    expect((await list(`status${'[]'.repeat(100_000)}=1`)).status).toBe(400);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
