import { expect, test } from 'vitest';
import { BASE_URL, KEY, observe, rejection } from '../support/observe.js';

const accepted: [string, string][] = [
  ['1428855397', '1428855397'],
  ['a/b', 'a%2Fb'],
  ['../user', '..%2Fuser'],
  ['%2e%2e', '%252e%252e'],
  ['...', '...'],
  ['a b?c#d', 'a%20b%3Fc%23d'],
  ["$& $' é", "%24%26%20%24'%20%C3%A9"],
];

test.each(accepted)('%s is one segment of the path', async (value, segment) => {
  const { wapi, seen } = observe({ key: KEY });
  await wapi.accounts.update(value, {});
  await wapi.raw.PATCH('/accounts/{account_number}', { params: { path: { account_number: value } }, body: {} });

  expect(seen.map(({ url }) => url)).toEqual([`${BASE_URL}/accounts/${segment}`, `${BASE_URL}/accounts/${segment}`]);
});

test.each<[string, unknown]>([
  ['empty', ''],
  ['blank', '  '],
  ['.', '.'],
  ['..', '..'],
  ['undefined', undefined],
  ['null', null],
  ['an object', {}],
  ['half a character', '\ud800'],
  ['a number without exact digits', 1e21],
])('%s is refused before sending', async (_name, value) => {
  const { wapi, seen } = observe({ key: KEY });
  const account_number = value as string;

  for (const call of [
    () => wapi.accounts.update(account_number, {}),
    () => wapi.raw.PATCH('/accounts/{account_number}', { params: { path: { account_number } }, body: {} }),
  ]) {
    const error = await rejection(call());
    expect(error).toMatchObject({ name: 'WapiConfigError', operationId: 'updateAccount', maybeSent: false });
    expect(error.message).toMatch(/^\[PATCH\] \/accounts\/\{account_number\}: .*account_number/);
  }
  expect(seen).toHaveLength(0);
});

test('raw without any path parameters is refused too', async () => {
  const { wapi, seen } = observe({ key: KEY });
  // @ts-expect-error -- params are required
  await expect(wapi.raw.PATCH('/accounts/{account_number}', { body: {} })).rejects.toThrow(/path parameter account_number/);
  expect(seen).toHaveLength(0);
});
