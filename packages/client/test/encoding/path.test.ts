import { createRawClient } from '../../src/raw.js';
import { contract } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import type { Wapi } from '../../src/index.js';
import { BASE_URL, KEY, createRecordingClient, getRejection } from '../support/recording-client.js';

type Call = (wapi: Wapi, value: string) => Promise<unknown>;

/** Every kind of path parameter. `*` represents the parameter's value. */
const calls: [operation: string, parameter: string, path: string, named: Call, raw: Call][] = [
  [
    'updateAccount',
    'account_number',
    '/accounts/*',
    (wapi, value) => wapi.accounts.update(value, { first_name: 'Johnathan' }),
    (wapi, value) =>
      createRawClient(wapi).PATCH('/accounts/{account_number}', {
        params: { path: { account_number: value } },
        body: {},
      }),
  ],
  [
    'retrieveTransaction',
    'transaction_id',
    '/transactions/*',
    (wapi, value) => wapi.transactions.retrieve(value),
    (wapi, value) =>
      createRawClient(wapi).GET('/transactions/{transaction_id}', { params: { path: { transaction_id: value } } }),
  ],
  [
    'createRefundRequest',
    'transaction_id',
    '/transactions/*/refund',
    (wapi, value) => wapi.transactions.requestRefund(value),
    (wapi, value) =>
      createRawClient(wapi).POST('/transactions/{transaction_id}/refund', {
        params: { path: { transaction_id: value } },
      }),
  ],
  [
    'deleteTrustedCard',
    'uuid',
    '/trusted-cards/*',
    (wapi, value) => wapi.trustedCards.delete(value),
    (wapi, value) => createRawClient(wapi).DELETE('/trusted-cards/{uuid}', { params: { path: { uuid: value } } }),
  ],
  [
    'deleteWithdrawal',
    'transaction_id',
    '/withdrawals/*',
    (wapi, value) => wapi.withdrawals.delete(value),
    (wapi, value) =>
      createRawClient(wapi).DELETE('/withdrawals/{transaction_id}', { params: { path: { transaction_id: value } } }),
  ],
];

const accepted: [string, string][] = [
  ['1428855397', '1428855397'],
  ['SB-32-55179-oId_124-Abc2-20260203151200', 'SB-32-55179-oId_124-Abc2-20260203151200'],
  ['a/b', 'a%2Fb'],
  ['../user', '..%2Fuser'],
  ['meta/', 'meta%2F'],
  ['%2e%2e', '%252e%252e'],
  ['...', '...'],
  ['a b?c#d', 'a%20b%3Fc%23d'],
  ["$& $' é", "%24%26%20%24'%20%C3%A9"],
];

const refused: [string, unknown][] = [
  ['empty', ''],
  ['blank', '  '],
  ['.', '.'],
  ['..', '..'],
  ['undefined', undefined],
  ['null', null],
  ['an object', {}],
  ['half a character', '\ud800'],
  ['a number without exact digits', 1e21],
];

test('the table has every kind of path parameter', () => {
  const names = contract.operations.flatMap(({ parameters }) =>
    parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
  );
  expect(new Set(calls.map(([, parameter]) => parameter))).toEqual(new Set(names));
});

describe.each(calls)('%s', (id, parameter, path, named, raw) => {
  test.each(accepted)('%s is one segment of the path', async (value, segment) => {
    const { wapi, seen } = createRecordingClient(
      { key: KEY },
      () => new Response('{"message":"OK"}', { status: id === 'createRefundRequest' ? 201 : 200 }),
    );
    await named(wapi, value);
    await raw(wapi, value);

    const url = BASE_URL + path.replace('*', () => segment);
    expect(seen.map((request) => request.url)).toEqual([url, url]);
  });

  test.each(refused)('%s is rejected before sending', async (_name, value) => {
    const { wapi, seen } = createRecordingClient({ key: KEY });

    for (const call of [named, raw]) {
      const error = await getRejection(call(wapi, value as string));
      expect(error).toMatchObject({ name: 'WapiConfigError', operationId: id, maybeSent: false });
      const [label, reason] = error.message.split(': ');
      expect([label, reason]).toEqual([
        expect.stringContaining(path.replace('*', `{${parameter}}`)),
        expect.stringContaining(parameter),
      ]);
    }
    expect(seen).toHaveLength(0);
  });
});

describe('an id that forms the path of another operation is rejected:', () => {
  test.each<[string, Call, string]>([
    ['/transactions/meta', (wapi, value) => wapi.transactions.retrieve(value), 'meta'],
    ['/transactions/fees', (wapi, value) => wapi.transactions.retrieve(value), 'fees'],
    ['/withdrawals/meta', (wapi, value) => wapi.withdrawals.retrieve(value), 'meta'],
    ['/withdrawals/meta', (wapi, value) => wapi.withdrawals.delete(value), 'meta'],
    [
      '/withdrawals/meta',
      (wapi, value) =>
        createRawClient(wapi).DELETE('/withdrawals/{transaction_id}', { params: { path: { transaction_id: value } } }),
      'meta',
    ],
  ])('%s', async (path, call, value) => {
    const { wapi, seen } = createRecordingClient({ key: KEY });
    const error = await getRejection(call(wapi, value));

    expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false });
    expect(error.message).toContain(`because ${path} is a different operation's path`);
    expect(seen).toHaveLength(0);
  });
});

test('raw without path parameters is rejected too', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  // @ts-expect-error -- `params` is required
  await expect(createRawClient(wapi).PATCH('/accounts/{account_number}', { body: {} })).rejects.toThrow(
    /path parameter account_number/,
  );
  expect(seen).toHaveLength(0);
});
