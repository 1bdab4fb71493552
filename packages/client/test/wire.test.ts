import { contract } from '@wapi/types';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWapi, type Wapi, type WapiAuth } from '../src/index.js';
import { BASE_URL, json, KEY, rejection, TOKEN } from './support/observe.js';
import { type Arrived, listen, parseForm, type RecordingServer } from './support/server.js';

const localBank = { bank_name: 'Republic Bank LTD', name_in_bank: 'John Smith', bank_account: '000123456789' };
const foreignBank = {
  beneficiary_name: 'John Smith',
  beneficiary_account_number: '000123',
  beneficiary_address: '12 Frederick Street',
  beneficiary_bank: 'First Example Bank',
  beneficiary_bank_swift_or_routing_code: 'FEXBUS33',
  bank_address: '100 Main Street',
  intermediary_bank: 'Second Example Bank',
  intermediary_bank_address: '200 Wall Street',
  intermediary_bank_swift_code: 'SEXBUS33',
  intermediary_bank_routing_number_or_aba: '021000021',
};
const picture = new File([new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255])], 'me.png', { type: 'image/png' });
const account = { email: 'jane@example.com', first_name: 'Jane', last_name: 'Smith', password: 'correct-horse-7' };
const passwords = { old_password: 'Passw0rd!', new_password: 'Correct-horse-8', confirm_password: 'Correct-horse-8' };
const credentials = { email: 'wapi@test.com', password: 'Passw0rd!', scopes: 'wapi-user-all' };

type Case = [operation: string, call: (wapi: Wapi) => Promise<unknown>, method: string, url: string, fields?: Record<string, unknown>];

const cases: Case[] = [
  ['createToken', (wapi) => wapi.auth.grant(credentials), 'POST', '/wapi/auth/tokens', credentials],
  ['refreshToken', (wapi) => wapi.auth.refresh({ refresh_token: 'once' }), 'POST', '/wapi/auth/tokens/refresh', { refresh_token: 'once' }],
  ['revokeToken', (wapi) => wapi.auth.revoke(), 'DELETE', '/wapi/auth/tokens'],
  ['createAccount', (wapi) => wapi.accounts.create(account), 'POST', '/wapi/accounts', account],
  ['retrieveAccount', (wapi) => wapi.accounts.retrieve('1428855397'), 'GET', '/wapi/accounts/1428855397'],
  ['deleteAccount', (wapi) => wapi.accounts.delete('1428855397'), 'DELETE', '/wapi/accounts/1428855397'],
  ['updatePassword', (wapi) => wapi.user.updatePassword(passwords), 'PATCH', '/wapi/user/password', passwords],
  ['updatePhone', (wapi) => wapi.user.updatePhone({ phone: '+1868' }), 'PATCH', '/wapi/user/phone', { phone: '+1868' }],
  ['updateAccount', (wapi) => wapi.accounts.update('1428855397', { first_name: 'Jo' }), 'PATCH', '/wapi/accounts/1428855397', { first_name: 'Jo' }],
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
  ['createForeignBank', (wapi) => wapi.user.createForeignBank(foreignBank), 'POST', '/wapi/user/banks/foreign', foreignBank],
  ['updateForeignBank', (wapi) => wapi.user.updateForeignBank({ bank_address: 'x' }), 'PATCH', '/wapi/user/banks/foreign', { bank_address: 'x' }],
  ['deleteForeignBank', (wapi) => wapi.user.deleteForeignBank(), 'DELETE', '/wapi/user/banks/foreign'],
];

const credentialsOf = (id: string): readonly string[] => contract.operations.find((operation) => operation.id === id)?.credentials ?? [];
const isPublic = (id: string): boolean => credentialsOf(id).length === 0;
const takesKey = (id: string): boolean => isPublic(id) || credentialsOf(id).includes('wapiKey');

let server: RecordingServer;
beforeAll(async () => {
  server = await listen((response, { method, url }) => {
    response.writeHead(method === 'POST' && !url?.startsWith('/wapi/auth') ? 201 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ message: 'OK' }));
  });
});
beforeEach(() => {
  server.arrived.length = 0;
});
afterAll(() => server.close());

test('the table has every operation of the contract', () => {
  expect(cases.map(([operation]) => operation).toSorted()).toEqual(contract.operations.map(({ id }) => id).toSorted());
});

// The global fetch sends these to a real server, which knows nothing of the client.
describe.each(cases)('%s', (id, call, method, url, fields) => {
  test('goes to the documented method and path, with its fields as a stock parser reads them', async () => {
    await call(createWapi({ baseUrl: server.baseUrl, auth: takesKey(id) ? { key: KEY } : { token: TOKEN } }));

    expect(server.arrived).toHaveLength(1);
    const [request] = server.arrived as [Arrived];
    expect([request.method, request.url]).toEqual([method, url]);
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
  )('carries exactly what its security asks of %s', async (_name, auth, header) => {
    await call(createWapi({ baseUrl: server.baseUrl, auth }));

    const { authorization, 'x-wapi-key': key } = server.arrived[0]?.headers ?? {};
    const sent = { ...(authorization && { authorization }), ...(key && { 'x-wapi-key': key }) };
    expect(server.arrived).toHaveLength(1);
    expect(sent).toEqual(isPublic(id) ? {} : header);
  });
});

test.each(cases.filter(([id]) => !isPublic(id)))('%s without a credential sends nothing and says what to pass', async (id, call) => {
  const error = await rejection(call(createWapi({ baseUrl: server.baseUrl })));

  expect(error).toMatchObject({ name: 'WapiConfigError', operationId: id, maybeSent: false });
  expect(error.message).toContain(`${id} needs a credential, pass auth: { token }${takesKey(id) ? ' or { key }' : ''} to createWapi`);
  expect(server.arrived).toHaveLength(0);
});

/** The fields of what arrived; none where no body did. */
async function readForm(request: Arrived): Promise<unknown[]> {
  return request.body.length === 0 ? [] : Promise.all((await parseForm(request)).map(comparable));
}

async function comparable([name, value]: [string, unknown]): Promise<unknown> {
  if (!(value instanceof File)) return { name, value };
  return { name, file: { name: value.name, type: value.type, bytes: [...new Uint8Array(await value.arrayBuffer())] } };
}

test('the fetch option gets one Request and nothing else', async () => {
  const seen: unknown[][] = [];
  const fetch = async (...args: unknown[]): Promise<Response> => {
    seen.push(args);
    return json({ message: 'OK' });
  };
  await createWapi({ baseUrl: BASE_URL, auth: { key: KEY }, fetch }).user.getBanks();

  expect(seen).toHaveLength(1);
  expect(seen[0]).toHaveLength(1);
  expect(seen[0]?.[0]).toBeInstanceOf(Request);
});

test('a redirect is not followed: neither the key nor the call goes elsewhere', async () => {
  const elsewhere = await listen();
  const redirecting = await listen((response) => {
    response.writeHead(302, { Location: `${elsewhere.baseUrl}/user/banks/local` });
    response.end();
  });
  try {
    const wapi = createWapi({ baseUrl: redirecting.baseUrl, auth: { key: KEY } });
    await expect(wapi.user.createLocalBank(localBank)).rejects.toMatchObject({ name: 'WapiResponseError', status: 302 });
    expect(redirecting.arrived).toHaveLength(1);
    expect(elsewhere.arrived).toHaveLength(0);
  } finally {
    await Promise.all([elsewhere.close(), redirecting.close()]);
  }
});
