import { beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import { send } from '../support/caller.js';
import { exampleForm, key } from '../support/error-case.js';
import { dataOf, signIn } from '../support/session.js';

const CARD = '213e4777-2179-4fbd-9540-84e8ed83187a';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORBIDDEN = { message: 'Forbidden' };

describe('the control paths', () => {
  const mock = createMock({ rateLimit: false });
  beforeEach(() => mock.reset());

  const patch = async (path: string, body: string): Promise<[number, unknown]> => {
    const response = await mock.fetch(`http://mock/__wapi${path}`, { method: 'PATCH', headers: JSON_TYPE, body });
    return [response.status, await response.json()];
  };
  const setFlags = (accountNumber: string, decisions: unknown) =>
    patch(`/accounts/${accountNumber}`, JSON.stringify(decisions));

  it('set whether an account is verified, as WiPay would', async () => {
    const call = await signIn(mock, 'unverified@test.com');
    const create = () =>
      call('createLocalBank', { form: { bank_name: 'Bank', name_in_bank: 'New', bank_account: '1' } });
    expect((await create()).status).toBe(403);
    expect(await setFlags('1234567893', { verified: true })).toEqual([
      200,
      { message: 'Account updated.', verified: true },
    ]);
    expect(dataOf(await call('getUserProfile'))).toMatchObject({ verified: true });
    expect((await create()).status).toBe(201);
    await mock.reset();
    expect(dataOf(await (await signIn(mock, 'unverified@test.com'))('getUserProfile'))).toMatchObject({
      verified: false,
    });
  });

  it('set whether an account is a Main Merchant Account', async () => {
    const headers = await key(mock, 'former-mma@test.com');
    const form = { email: 'jane@example.com', first_name: 'Jane', last_name: 'Smith', password: 'correct-horse-7' };
    expect((await send(mock, 'POST', '/accounts', { headers, form })).body).toEqual(FORBIDDEN);
    expect((await setFlags('1098765433', { merchant: true, restricted: false }))[0]).toBe(200);
    expect((await send(mock, 'POST', '/accounts', { headers, form })).status).toBe(201);
    expect((await setFlags('2000000001', { verified: true }))[0]).toBe(200);
  });

  it.each([
    ['nothing', ''],
    ['invalid JSON', '{verified:true}'],
    ['JSON that is not an object', 'true'],
    ['null', 'null'],
    ['a list', '[true]'],
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['text instead of a boolean', '{"verified":"true"}'],
    ['a number instead of a boolean', '{"verified":1}'],
    ['a field that cannot be set', '{"verified":true,"password":true}'],
    ['a balance', '{"balances":{"local":1000000}}'],
    ['a prototype', '{"__proto__":true}'],
  ])('reject %s', async (_name, body) => {
    const [status, { message }] = (await patch('/accounts/1234567893', body)) as [number, { message: string }];
    expect([status, message]).toEqual([
      400,
      'Send a JSON object with one or more of verified, merchant, restricted, each true or false.',
    ]);
    expect(dataOf(await (await signIn(mock, 'unverified@test.com'))('getUserProfile'))).toMatchObject({
      verified: false,
    });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded'])('reject a change that is sent as %s', async (type) => {
    const init = { method: 'PATCH', headers: { 'Content-Type': type }, body: '{"verified":true}' };
    const response = await mock.fetch('http://mock/__wapi/accounts/1234567893', init);
    expect([response.status, await response.json()]).toEqual([
      400,
      { message: 'Send JSON with the Content-Type application/json.' },
    ]);
    expect(dataOf(await (await signIn(mock, 'unverified@test.com'))('getUserProfile'))).toMatchObject({
      verified: false,
    });
  });

  it('return 404 for an unknown account or path', async () => {
    expect(await setFlags('999', { verified: true })).toEqual([404, { message: 'Account not found.' }]);
    for (const path of ['/accounts', '/accounts/', '/accounts/abc', '/accounts/1234567893/verified', '/nothing', 'x']) {
      expect((await patch(path, '{"verified":true}'))[0], path).toBe(404);
    }
  });

  it('reject a change in a stateless mock, which cannot store it', async () => {
    const stateless = createMock({ stateless: true });
    const response = await stateless.fetch('http://mock/__wapi/accounts/1234567893', {
      method: 'PATCH',
      headers: JSON_TYPE,
      body: '{"verified":true}',
    });
    expect(response.status).toBe(409);
  });

  it('return the query with which a customer is redirected', async () => {
    const returned = async (query: string) => (await mock.fetch(`http://mock/__wapi/returned${query}`)).json();
    expect(await returned('?uuid=x&status=a%20b')).toEqual({ query: { uuid: 'x', status: 'a b' } });
    expect(await returned('')).toEqual({ query: {} });
    expect(Object.keys(((await returned('?__proto__=x')) as { query: object }).query)).toEqual(['__proto__']);
  });

  it('list the available paths for a wrong method', async () => {
    const response = await mock.fetch('http://mock/__wapi/accounts/1234567893');
    const { message } = (await response.json()) as { message: string };
    expect([response.status, message]).toEqual([
      404,
      expect.stringContaining('PATCH /__wapi/accounts/{account_number}'),
    ]);
  });
});

describe('a restricted account', () => {
  const mock = createMock({ rateLimit: false });
  beforeEach(() => mock.reset());

  const attempts = [
    ['refund', 'createRefundRequest', { path: { transaction_id: 'SB-32-55179-oId_124-Abc2-20260203151200' } }],
    ['charge', 'chargeTrustedCard', { path: { uuid: CARD }, form: exampleForm('chargeTrustedCard', 'orderToCharge') }],
    ['withdraw', 'createWithdrawal', { form: exampleForm('createWithdrawal', 'ownBankAccount') }],
    ['revoke', 'revokeToken', {}],
  ] as const;

  it.each(attempts)('may not %s until the restriction is removed', async (_name, id, input) => {
    const call = await signIn(mock, 'restricted@test.com');
    expect((await call(id, input)).body).toEqual(FORBIDDEN);
    await mock.fetch('http://mock/__wapi/accounts/1234567894', {
      method: 'PATCH',
      headers: JSON_TYPE,
      body: '{"restricted":false}',
    });
    expect((await call(id, input)).status).toBeLessThan(300);
  });

  it('may read everything', async () => {
    const call = await signIn(mock, 'restricted@test.com');
    for (const id of ['getUserProfile', 'listTrustedCards', 'getWithdrawalHistory'] as const)
      expect((await call(id)).status).toBe(200);
  });
});
