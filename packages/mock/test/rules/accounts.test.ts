import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../support/create-mock.js';
import { bearer, BASE_URL, type FormInput, type Reply, send } from '../support/caller.js';

const PATH = '/accounts/1428855397';
const JANE = { email: 'Jane@Example.com', first_name: 'Jane', last_name: 'Smith', password: 'correct-horse-7' };

describe('the accounts of an MMA', () => {
  const mock = createMock({ rateLimit: false });
  let headers: Record<string, string> = {};
  beforeEach(async () => {
    await mock.reset();
    headers = await bearer(mock, 'mma@test.com', 'wapi-accounts-all');
  });
  afterAll(() => mock.close());

  const call = (method: string, path: string, form?: FormInput): Promise<Reply> =>
    send(mock, method, path, { headers, ...(form && { form }) });
  const shown = async (): Promise<unknown> => (await call('GET', PATH)).body['data'];

  it.each<[string, FormInput]>([
    ['no field', {}],
    ['only an unknown field', { nickname: 'Jo' }],
    ['only an empty field', { first_name: '' }],
    ['only a blank field', { first_name: ' \u200B ' }],
    ['only the method', { _method: 'PATCH' }],
  ])('reject an update with %s', async (_name, form) => {
    const before = await shown();
    const method = '_method' in form ? 'POST' : 'PATCH';
    const { status, body } = await call(method, PATH, form);
    expect([status, body]).toEqual([400, { message: 'No fields provided to update.' }]);
    expect(await shown()).toEqual(before);
  });

  it('reject an update as JSON, and name the media type', async () => {
    const response = await mock.fetch(`${BASE_URL}${PATH}`, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ first_name: 'Jo' }),
    });
    expect([response.status, await response.json()]).toEqual([400, { message: 'No fields provided to update.' }]);
    expect(response.headers.get('x-wapi-mock-explain')).toBe(
      'updateAccount 400 noAccountFields: the body fails minProperties; ' +
        'the media type must be multipart/form-data or application/x-www-form-urlencoded, received application/json',
    );
  });

  it.each(['new@test.com', 'New@Test.com', ' NEW@TEST.COM '])(
    'reject the e-mail address %j of another',
    async (email) => {
      const { status, body } = await call('PATCH', PATH, { email });
      expect([status, body]).toEqual([400, { message: 'The email has already been taken.' }]);
    },
  );

  it('take the own e-mail address in another case, and keep the new spelling', async () => {
    expect((await call('PATCH', PATH, { email: 'Sub@Test.com' })).status).toBe(200);
    expect(await shown()).toMatchObject({ email: 'Sub@Test.com' });
  });

  it('are linked by an e-mail address in another case', async () => {
    const password = 'Passw0rd!';
    const { status, body } = await call('POST', '/accounts', { ...JANE, email: 'SUB@test.com', password });
    expect([status, body['data']]).toEqual([200, { account_number: '1428855397' }]);
    expect(await shown()).toMatchObject({ email: 'sub@test.com' });
  });

  it('are not created for the e-mail address of another in another case', async () => {
    const { status, body } = await call('POST', '/accounts', { ...JANE, email: 'NEW@test.com' });
    expect([status, body['message']]).toEqual([400, 'The email has already been taken.']);
  });

  it('cannot be linked again after they were deleted, even with the right password', async () => {
    const { body } = await call('POST', '/accounts', JANE);
    const { account_number: number } = body['data'] as { account_number: string };
    expect((await call('DELETE', `/accounts/${number}`)).status).toBe(200);
    const again = await call('POST', '/accounts', JANE);
    expect([again.status, again.why]).toEqual([400, expect.stringContaining('accountCredentialsMismatch')]);
  });

  it('sign in with an e-mail address in any case, and are shown as they were spelled', async () => {
    const { body } = await call('POST', '/accounts', JANE);
    const { account_number: number } = body['data'] as { account_number: string };
    for (const email of ['Jane@Example.com', 'jane@example.com', ' JANE@EXAMPLE.COM '])
      expect(await bearer(mock, email, 'wapi-user-all', JANE.password)).toHaveProperty('authorization');
    expect((await call('GET', `/accounts/${number}`)).body['data']).toMatchObject({ email: 'Jane@Example.com' });
  });

  it('keep the blanks of a password', async () => {
    const password = '  correct-horse-7 ';
    await call('PATCH', PATH, { password });
    expect(await bearer(mock, 'sub@test.com', 'wapi-user-all', password)).toHaveProperty('authorization');
    await expect(bearer(mock, 'sub@test.com', 'wapi-user-all', password.trim())).rejects.toThrow('401');
  });
});

describe('a seeded account', () => {
  const seed = { accounts: [{ email: 'WAPI@Test.com', first_name: 'Seeded' }] };
  const mock = createMock({ seed });
  afterAll(() => mock.close());

  it('is the persona with its e-mail address in another case', async () => {
    const { body } = await send(mock, 'GET', '/user', {
      headers: await bearer(mock, 'wapi@test.com', 'wapi-user-all'),
    });
    expect(body['data']).toMatchObject({
      email: 'WAPI@Test.com',
      first_name: 'Seeded',
      account_number: 1_234_567_890,
    });
  });
});
