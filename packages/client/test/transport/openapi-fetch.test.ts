import { createRawClient } from '../../src/raw.js';
import { expect, test } from 'vitest';
import { BASE_URL, jsonResponse, KEY, createRecordingClient, getRejection } from '../support/recording-client.js';

test('raw sends the same as the methods', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  await wapi.accounts.update('1428855397', { first_name: 'Jo' });
  await createRawClient(wapi).PATCH('/accounts/{account_number}', {
    params: { path: { account_number: '1428855397' } },
    body: { first_name: 'Jo' },
  });
  await createRawClient(wapi).request('patch', '/accounts/{account_number}', {
    params: { path: { account_number: '1428855397' } },
    body: { first_name: 'Jo' },
  });

  expect(seen).toHaveLength(3);
  for (const request of seen) {
    expect([request.method, request.url, request.headers.get('X-WAPI-Key'), request.redirect]).toEqual([
      'PATCH',
      `${BASE_URL}/accounts/1428855397`,
      KEY,
      'manual',
    ]);
    expect([...(await request.formData())]).toEqual([['first_name', 'Jo']]);
  }
});

test('raw resolves as openapi-fetch does', async () => {
  const answers = [
    jsonResponse({ message: 'OK', data: { local: {}, foreign: {} } }),
    jsonResponse({ message: 'Unauthorized' }, 401),
  ];
  const { wapi } = createRecordingClient({ key: KEY }, () => answers.shift() ?? jsonResponse({}));

  expect(await createRawClient(wapi).GET('/user/banks')).toMatchObject({
    data: { data: { local: {}, foreign: {} } },
    response: { status: 200 },
  });
  expect(await createRawClient(wapi).GET('/user/banks')).toMatchObject({
    error: { message: 'Unauthorized' },
    response: { status: 401 },
  });
});

test('raw encodes queries as the API reads them', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  await createRawClient(wapi).GET('/withdrawals', { params: { query: { 'status[]': [0, 4], with_deleted: true } } });
  // `status` is the name that the methods use. The spec contains the name only with brackets.
  await createRawClient(wapi).GET('/withdrawals', {
    params: { query: { status: [0, 4], with_deleted: true } as never },
  });
  // No operation has an object as a query parameter.
  await createRawClient(wapi).GET('/user/banks', {
    params: { query: { filter: { paid: true }, none: null } as never },
  });

  const withdrawals = [
    ['status[]', '0'],
    ['status[]', '4'],
    ['with_deleted', '1'],
  ];
  expect(seen.map(({ url }) => [...new URL(url).searchParams])).toEqual([
    withdrawals,
    withdrawals,
    [['filter[paid]', '1']],
  ]);
});

test('a query that the client cannot encode is rejected with its operation', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const query = new URLSearchParams({ environment: 'live' }) as never;

  for (const call of [
    () => wapi.transactions.list(query),
    () => createRawClient(wapi).GET('/transactions', { params: { query } }),
  ]) {
    const error = await getRejection(call());
    expect(error).toMatchObject({ name: 'WapiConfigError', operationId: 'getTransactionHistory', maybeSent: false });
    expect(error.message).toBe('[GET] /transactions: the query must be a plain object, because the client encodes it');
  }
  expect(seen).toHaveLength(0);
});

test('the fetch of one call receives the finished request', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const own: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    own.push(request);
    return jsonResponse({ message: 'OK' });
  };
  await createRawClient(wapi).GET('/user', { fetch });

  expect(seen).toHaveLength(0);
  expect(own[0]?.headers.get('X-WAPI-Key')).toBe(KEY);
});

test('middleware sees the requests of raw until it is removed, and not those of the methods', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const trace = { onRequest: ({ request }: { request: Request }) => request.headers.set('X-Trace', '1') };
  const raw = createRawClient(wapi);
  raw.use(trace);
  await raw.GET('/user');
  await wapi.user.getProfile();
  raw.eject(trace);
  await raw.GET('/user');

  expect(seen.map(({ headers }) => headers.get('X-Trace'))).toEqual(['1', null, null]);
});

test.each<[string, (request: Request) => Request]>([
  ['host', (request) => new Request(request.url.replace('wapi.test', 'evil.test'), request)],
  ['path', (request) => new Request(`${BASE_URL}/user/banks`, request)],
  ['method', (request) => new Request(request.url, { method: 'DELETE' })],
])('a middleware that changes the %s is rejected', async (_name, change) => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const raw = createRawClient(wapi);
  raw.use({ onRequest: ({ request }) => change(request) });

  await expect(raw.GET('/user')).rejects.toThrow(
    '[GET] /user: middleware must not change the URL or the method of the request',
  );
  expect(seen).toHaveLength(0);
});

test.each<[string, string]>([
  ['the environment', 'environment=live&page=1'],
  ['a filter', 'environment=sandbox'],
  ['nothing but the order', 'page=1&environment=sandbox'],
])('a middleware that changes the query is rejected: %s', async (_name, query) => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const raw = createRawClient(wapi);
  raw.use({ onRequest: ({ request }) => new Request(request.url.replace(/\?.*/, `?${query}`), request) });

  const call = raw.GET('/transactions', { params: { query: { environment: 'sandbox', page: 1 } } });
  await expect(call).rejects.toThrow(
    '[GET] /transactions: middleware must not change the URL or the method of the request',
  );
  expect(seen).toHaveLength(0);
});

test('a middleware may replace a request by an equal one', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const raw = createRawClient(wapi);
  raw.use({ onRequest: ({ request }) => new Request(request) });
  await raw.GET('/withdrawals', { params: { query: { 'status[]': [0], transaction_id: "a b&c=d%20'é" } } });
  expect(seen).toHaveLength(1);
});

test.each<[string, Record<string, unknown>]>([
  ['baseUrl', { baseUrl: 'http://evil.test' }],
  ['bodySerializer', { bodySerializer: JSON.stringify }],
  ['querySerializer', { querySerializer: () => '' }],
  ['pathSerializer', { pathSerializer: () => '/' }],
])('%s must not be set for one call', async (option, init) => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  await expect(createRawClient(wapi).GET('/user', init)).rejects.toThrow(
    `[GET] /user: ${option} must not be set for one call`,
  );
  expect(seen).toHaveLength(0);
});

test('a redirect mode cannot be set for one call either', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  await createRawClient(wapi).GET('/user', { redirect: 'follow' });
  expect(seen[0]?.redirect).toBe('manual');
});

test('a Content-Type of the caller is rejected, because it would lose the boundary', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const headers = { 'Content-Type': 'multipart/form-data' };
  const message = 'Content-Type must be left out, because the client sets it';

  await expect(createRawClient(wapi).PATCH('/user/banks/local', { body: {}, headers })).rejects.toThrow(message);
  await expect(wapi.user.updateLocalBank({ bank_name: 'Republic Bank LTD' }, { headers })).rejects.toThrow(message);
  expect(seen).toHaveLength(0);
});

test('raw rejects a path that is not in the spec', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const error = await getRejection(createRawClient(wapi).GET('/nowhere' as '/user'));

  expect(error).toMatchObject({ name: 'WapiConfigError', message: '[GET] /nowhere: the spec has no such operation' });
  await expect(createRawClient(wapi).PUT('/user' as never)).rejects.toThrow(
    '[PUT] /user: the spec has no such operation',
  );
  expect(seen).toHaveLength(0);
});

test('createRawClient rejects anything but a client', () => {
  const { wapi } = createRecordingClient({ key: KEY });
  for (const other of [{ ...wapi }, {} as typeof wapi]) {
    expect(() => createRawClient(other)).toThrow(
      'createRawClient: wapi must be the object that createWapi or createWapiWith returned, not a copy of it.',
    );
  }
});
