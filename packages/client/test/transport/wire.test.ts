import { contract, type Operation } from '@wapi/types';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWapi, type Wapi, type WapiAuth } from '../../src/index.js';
import {
  account,
  banked,
  charge,
  credentials,
  enrolment,
  foreignBank,
  localBank,
  ownBank,
  passwords,
  unbanked,
} from '../support/bodies.js';
import {
  BASE_URL,
  jsonResponse,
  KEY,
  withoutPacingOrRetries,
  getRejection,
  TOKEN,
} from '../support/recording-client.js';
import { type ReceivedRequest, startRecordingServer, parseForm, type RecordingServer } from '../support/server.js';

const picture = new File([new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255])], 'me.png', { type: 'image/png' });
const card = '213e4777-2179-4fbd-9540-84e8ed83187a';
const payment = 'SB-32-55179-oId_124-Abc2-20260203151200';
const payout = 'SB-47-1-W12345-20250306010101';

type Case = [
  operation: string,
  call: (wapi: Wapi) => Promise<unknown>,
  method: string,
  path: string,
  fields?: Record<string, unknown> | undefined,
  query?: [string, string][],
];

const cases: Case[] = [
  ['createToken', (wapi) => wapi.auth.grant(credentials), 'POST', '/wapi/auth/tokens', credentials],
  [
    'refreshToken',
    (wapi) => wapi.auth.refresh({ refresh_token: 'once' }),
    'POST',
    '/wapi/auth/tokens/refresh',
    { refresh_token: 'once' },
  ],
  ['revokeToken', (wapi) => wapi.auth.revoke(), 'DELETE', '/wapi/auth/tokens'],
  ['createAccount', (wapi) => wapi.accounts.create(account), 'POST', '/wapi/accounts', account],
  ['retrieveAccount', (wapi) => wapi.accounts.retrieve('1428855397'), 'GET', '/wapi/accounts/1428855397'],
  ['deleteAccount', (wapi) => wapi.accounts.delete('1428855397'), 'DELETE', '/wapi/accounts/1428855397'],
  ['updatePassword', (wapi) => wapi.user.updatePassword(passwords), 'PATCH', '/wapi/user/password', passwords],
  ['updatePhone', (wapi) => wapi.user.updatePhone({ phone: '+1868' }), 'PATCH', '/wapi/user/phone', { phone: '+1868' }],
  [
    'updateAccount',
    (wapi) => wapi.accounts.update('1428855397', { first_name: 'Jo' }),
    'PATCH',
    '/wapi/accounts/1428855397',
    { first_name: 'Jo' },
  ],
  ['getUserProfile', (wapi) => wapi.user.getProfile(), 'GET', '/wapi/user'],
  ['createPicture', (wapi) => wapi.user.createPicture({ picture }), 'POST', '/wapi/user/picture', { picture }],
  ['updatePicture', (wapi) => wapi.user.updatePicture({ picture }), 'PATCH', '/wapi/user/picture', { picture }],
  ['deletePicture', (wapi) => wapi.user.deletePicture(), 'DELETE', '/wapi/user/picture'],
  ['getBanks', (wapi) => wapi.user.getBanks(), 'GET', '/wapi/user/banks'],
  ['getLocalBank', (wapi) => wapi.user.getLocalBank(), 'GET', '/wapi/user/banks/local'],
  ['createLocalBank', (wapi) => wapi.user.createLocalBank(localBank), 'POST', '/wapi/user/banks/local', localBank],
  ['updateLocalBank', (wapi) => wapi.user.updateLocalBank(localBank), 'PATCH', '/wapi/user/banks/local', localBank],
  ['deleteLocalBank', (wapi) => wapi.user.deleteLocalBank(), 'DELETE', '/wapi/user/banks/local'],
  ['getForeignBank', (wapi) => wapi.user.getForeignBank(), 'GET', '/wapi/user/banks/foreign'],
  [
    'createForeignBank',
    (wapi) => wapi.user.createForeignBank(foreignBank),
    'POST',
    '/wapi/user/banks/foreign',
    foreignBank,
  ],
  [
    'updateForeignBank',
    (wapi) => wapi.user.updateForeignBank({ bank_address: 'x' }),
    'PATCH',
    '/wapi/user/banks/foreign',
    { bank_address: 'x' },
  ],
  ['deleteForeignBank', (wapi) => wapi.user.deleteForeignBank(), 'DELETE', '/wapi/user/banks/foreign'],
  [
    'getTransactionHistory',
    (wapi) => wapi.transactions.list({ environment: 'sandbox', page_size: 2, page: undefined }),
    'GET',
    '/wapi/transactions',
    undefined,
    [
      ['environment', 'sandbox'],
      ['page_size', '2'],
    ],
  ],
  ['getTransactionMeta', (wapi) => wapi.transactions.getMeta(), 'GET', '/wapi/transactions/meta'],
  [
    'getTransactionFees',
    (wapi) => wapi.transactions.getFees({ fee_structure: 'split', currency: 'USD', amount: 0.29 }),
    'GET',
    '/wapi/transactions/fees',
    undefined,
    [
      ['fee_structure', 'split'],
      ['currency', 'USD'],
      ['amount', '0.29'],
    ],
  ],
  ['retrieveTransaction', (wapi) => wapi.transactions.retrieve(payment), 'GET', `/wapi/transactions/${payment}`],
  [
    'createRefundRequest',
    (wapi) => wapi.transactions.requestRefund(payment),
    'POST',
    `/wapi/transactions/${payment}/refund`,
  ],
  ['listTrustedCards', (wapi) => wapi.trustedCards.list(), 'GET', '/wapi/trusted-cards'],
  ['createTrustedCard', (wapi) => wapi.trustedCards.create(enrolment), 'POST', '/wapi/trusted-cards', enrolment],
  ['retrieveTrustedCard', (wapi) => wapi.trustedCards.retrieve(card), 'GET', `/wapi/trusted-cards/${card}`],
  ['deleteTrustedCard', (wapi) => wapi.trustedCards.delete(card), 'DELETE', `/wapi/trusted-cards/${card}`],
  [
    'verifyTrustedCard',
    (wapi) => wapi.trustedCards.verify(card, { amount: 0.8 }),
    'POST',
    `/wapi/trusted-cards/${card}/verify`,
    { amount: '0.8' },
  ],
  [
    'chargeTrustedCard',
    (wapi) => wapi.trustedCards.charge(card, charge),
    'POST',
    `/wapi/trusted-cards/${card}/charge`,
    charge,
  ],
  [
    'chargeTrustedCard',
    (wapi) =>
      wapi.trustedCards.charge(card, {
        ...charge,
        account_number: '0128855397',
        total: 155.5,
        data: '{"cart":"7f3a"}',
      }),
    'POST',
    `/wapi/trusted-cards/${card}/charge`,
    { ...charge, total: '155.5', account_number: '0128855397', data: '{"cart":"7f3a"}' },
  ],
  ['getWithdrawalHistory', (wapi) => wapi.withdrawals.list(), 'GET', '/wapi/withdrawals'],
  [
    'getWithdrawalHistory',
    (wapi) =>
      wapi.withdrawals.list({
        amount_min: 0.5,
        status: [0, 4],
        with_deleted: true,
        withdrawal_type: ['sub_banked'],
        start_date: '2025-03-01',
        transaction_id: 'a&b=c%20',
      }),
    'GET',
    '/wapi/withdrawals',
    undefined,
    [
      ['amount_min', '0.5'],
      ['status[]', '0'],
      ['status[]', '4'],
      ['with_deleted', '1'],
      ['withdrawal_type[]', 'sub_banked'],
      ['start_date', '2025-03-01'],
      ['transaction_id', 'a&b=c%20'],
    ],
  ],
  [
    'getWithdrawalHistory',
    (wapi) =>
      wapi.raw.GET('/withdrawals', {
        params: { query: { 'status[]': [0, 4], 'withdrawal_type[]': ['normal'], with_deleted: false } },
      }),
    'GET',
    '/wapi/withdrawals',
    undefined,
    [
      ['status[]', '0'],
      ['status[]', '4'],
      ['withdrawal_type[]', 'normal'],
      ['with_deleted', '0'],
    ],
  ],
  ['createWithdrawal', (wapi) => wapi.withdrawals.create(ownBank), 'POST', '/wapi/withdrawals', ownBank],
  ['createWithdrawal', (wapi) => wapi.withdrawals.create(banked), 'POST', '/wapi/withdrawals', banked],
  ['createWithdrawal', (wapi) => wapi.withdrawals.create(unbanked), 'POST', '/wapi/withdrawals', unbanked],
  ['getWithdrawalMeta', (wapi) => wapi.withdrawals.getMeta(), 'GET', '/wapi/withdrawals/meta'],
  ['retrieveWithdrawal', (wapi) => wapi.withdrawals.retrieve(payout), 'GET', `/wapi/withdrawals/${payout}`],
  ['deleteWithdrawal', (wapi) => wapi.withdrawals.delete(payout), 'DELETE', `/wapi/withdrawals/${payout}`],
];

const operationOf = (id: string | undefined): Operation | undefined =>
  contract.operations.find((operation) => operation.id === id);
const credentialsOf = (id: string): readonly string[] => operationOf(id)?.credentials ?? [];
const isPublic = (id: string): boolean => credentialsOf(id).length === 0;
const takesKey = (id: string): boolean => isPublic(id) || credentialsOf(id).includes('wapiKey');

let server: RecordingServer;
beforeAll(async () => {
  server = await startRecordingServer((response, { method, url }) => {
    const called = cases.find(([, , caseMethod, path]) => caseMethod === method && path === url?.split('?')[0]);
    const { status, examples } = operationOf(called?.[0])?.responses[0] ?? { status: 404, examples: [] };
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(examples[0]?.value));
  });
});
beforeEach(() => {
  server.arrived.length = 0;
});
afterAll(() => server.close());

test('the table has every operation of the contract', () => {
  expect([...new Set(cases.map(([operation]) => operation))].toSorted()).toEqual(
    contract.operations.map(({ id }) => id).toSorted(),
  );
});

// The global fetch sends these to a real server that is independent of the client.
describe.each(cases)('%s', (id, call, method, path, fields, query = []) => {
  test('is sent to the documented method and path, with query and fields that independent parsers read', async () => {
    await call(
      createWapi({
        ...withoutPacingOrRetries,
        baseUrl: server.baseUrl,
        auth: takesKey(id) ? { key: KEY } : { token: TOKEN },
      }),
    );

    expect(server.arrived).toHaveLength(1);
    const [request] = server.arrived as [ReceivedRequest];
    const [pathname, search] = request.url.split('?');
    expect([request.method, pathname]).toEqual([method, path]);
    expect([...new URLSearchParams(search)]).toEqual(query);
    expect(request.headers['accept']).toBe('application/json');
    expect(request.headers['content-type'] ?? 'none').toMatch(fields ? /^multipart\/form-data; boundary=/ : /^none$/);
    expect(await readForm(request)).toEqual(await Promise.all(Object.entries(fields ?? {}).map(comparable)));
  });

  test.each(
    [
      ['a key', { key: KEY }, { 'x-wapi-key': KEY }],
      ['a token', { token: TOKEN }, { authorization: `Bearer ${TOKEN}` }],
      ['a token function', { token: async () => TOKEN }, { authorization: `Bearer ${TOKEN}` }],
    ].filter(([name]) => takesKey(id) || name !== 'a key') as [string, WapiAuth, Record<string, string>][],
  )('is sent with the required credential of %s', async (_name, auth, header) => {
    await call(createWapi({ ...withoutPacingOrRetries, baseUrl: server.baseUrl, auth }));

    const { authorization, 'x-wapi-key': key } = server.arrived[0]?.headers ?? {};
    const sent = { ...(authorization && { authorization }), ...(key && { 'x-wapi-key': key }) };
    expect(server.arrived).toHaveLength(1);
    expect(sent).toEqual(isPublic(id) ? {} : header);
  });
});

test.each(cases.filter(([id]) => !isPublic(id)))(
  '%s without a credential sends nothing and says what to pass',
  async (id, call) => {
    const error = await getRejection(call(createWapi({ ...withoutPacingOrRetries, baseUrl: server.baseUrl })));

    expect(error).toMatchObject({ name: 'WapiConfigError', operationId: id, maybeSent: false });
    expect(error.message).toContain(
      `${id} needs a credential. Pass auth: { email, password, scopes } or { token }${takesKey(id) ? ' or { key }' : ''} to createWapi`,
    );
    expect(server.arrived).toHaveLength(0);
  },
);

/** The fields of the body that arrived, or an empty list without a body. */
async function readForm(request: ReceivedRequest): Promise<unknown[]> {
  return request.body.length === 0 ? [] : Promise.all((await parseForm(request)).map(comparable));
}

async function comparable([name, value]: [string, unknown]): Promise<unknown> {
  if (!(value instanceof File)) return { name, value };
  return { name, file: { name: value.name, type: value.type, bytes: [...new Uint8Array(await value.arrayBuffer())] } };
}

test('the fetch option receives a URL and its options', async () => {
  const seen: unknown[][] = [];
  const fetch = async (...args: unknown[]): Promise<Response> => {
    seen.push(args);
    return jsonResponse({ message: 'OK' });
  };
  await createWapi({ ...withoutPacingOrRetries, baseUrl: BASE_URL, auth: { key: KEY }, fetch }).user.getBanks();

  expect(seen).toHaveLength(1);
  expect(seen[0]).toEqual([
    `${BASE_URL}/user/banks`,
    {
      method: 'GET',
      headers: expect.any(Headers),
      body: null,
      redirect: 'manual',
      cache: 'no-store',
      signal: expect.any(AbortSignal),
    },
  ]);
});

test('a redirect is not followed, so that the key stays with its host', async () => {
  const elsewhere = await startRecordingServer();
  const redirecting = await startRecordingServer((response) => {
    response.writeHead(302, { Location: `${elsewhere.baseUrl}/user/banks/local` });
    response.end();
  });
  try {
    const wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: redirecting.baseUrl, auth: { key: KEY } });
    await expect(wapi.user.createLocalBank(localBank)).rejects.toMatchObject({
      name: 'WapiResponseError',
      status: 302,
    });
    expect(redirecting.arrived).toHaveLength(1);
    expect(elsewhere.arrived).toHaveLength(0);
  } finally {
    await Promise.all([elsewhere.close(), redirecting.close()]);
  }
});
