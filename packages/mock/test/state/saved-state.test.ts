import { describe, expect, it } from 'vitest';
import type { SavedState } from '../../src/index.js';
import { createMock } from '../support/create-mock.js';
import { bearer, send } from '../support/caller.js';
import { image } from '../support/images.js';

const mock = createMock({ rateLimit: false });
const headers = await bearer(mock, 'wapi@test.com', 'wapi-user-all wapi-withdrawals-all');
await send(mock, 'PATCH', '/user/picture', { headers, form: { picture: image('png') } });
const saved = await mock.saveState();
const KEY = 'account:1234567890';
const account = saved.values[KEY] as Record<string, object>;

/** Returns the saved state with another value of the account. */
const withAccount = (value: unknown): unknown => ({ ...saved, values: { ...saved.values, [KEY]: value } });

describe('a damaged state', () => {
  it.each<[string, unknown]>([
    [`"values.${KEY}" must have required property 'accountNumber'.`, withAccount({})],
    [`"values.${KEY}" must be object.`, withAccount(null)],
    [
      `"values.${KEY}.balances" must have required property 'foreign'.`,
      withAccount({ ...account, balances: { local: 1 } }),
    ],
    [
      `"values.${KEY}.balances.local" must be number.`,
      withAccount({ ...account, balances: { local: Number.NaN, foreign: 1 } }),
    ],
    [`"values.${KEY}.withdrawals[0]" must be object.`, withAccount({ ...account, withdrawals: [5] })],
    ['"values.accounts" must be array.', { ...saved, values: { accounts: 5 } }],
    [
      '"values.webhook-endpoints[0]" must have required property \'id\'.',
      { ...saved, values: { 'webhook-endpoints': [{}] } },
    ],
    ['"values.token:a" must be object.', { ...saved, values: { 'token:a': 5 } }],
    ['"contents.a" must match pattern', { ...saved, contents: { a: '###' } }],
    ['"expiring[0]" must be string.', { ...saved, expiring: [1] }],
    ['"values" must be object.', { ...saved, values: [] }],
    ['"clockOffset" must be number.', { ...saved, clockOffset: Number.NaN }],
    ["must have required property 'contents'.", { ...saved, contents: undefined }],
  ])('is rejected with state: %s', async (message, state) => {
    await expect(mock.loadState(state as SavedState)).rejects.toThrow(`state: ${message}`);
    expect((await send(mock, 'GET', '/user', { headers })).status).toBe(200);
  });

  it('is rejected before anything changes if its clock is out of range', async () => {
    const load = mock.loadState({ ...saved, clockOffset: 1e300, values: {} });
    await expect(load).rejects.toThrow('clock: the time must be from 1970 to 9999');
    expect(await mock.saveState()).toEqual(saved);
  });

  it('is rejected over HTTP with 400, and changes nothing', async () => {
    const init = {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(withAccount({})),
    };
    const response = await mock.fetch('http://mock/__wapi/state', init);
    expect([response.status, await response.json()]).toEqual([
      400,
      { message: `state: "values.${KEY}" must have required property 'accountNumber'.` },
    ]);
    expect(await mock.saveState()).toEqual(saved);
  });
});
