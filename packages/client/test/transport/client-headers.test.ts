import { afterEach, expect, test, vi } from 'vitest';
import { createWapi } from '../../src/index.js';
import { callUndocumented, createRawClient } from '../../src/raw.js';
import { BASE_URL, createRecordingClient, getRejection, jsonResponse, KEY } from '../support/recording-client.js';

afterEach(() => vi.unstubAllGlobals());

const options = { pacing: false, retries: 0, headers: { 'X-Shop': '7', 'X-Trace': 'client' } } as const;

test('the headers of a client are sent with every request, and those of a call override them', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, undefined, options);
  await wapi.user.getProfile({ headers: { 'X-Trace': 'call' } });
  await createRawClient(wapi).GET('/user');
  const sent = seen.map(({ headers }) => ['X-Shop', 'X-Trace', 'X-WAPI-Key'].map((name) => headers.get(name)));
  expect(sent).toEqual([
    ['7', 'call', KEY],
    ['7', 'client', KEY],
  ]);
});

test('Node sends a user agent unless the caller sets one, and a page sends none', async () => {
  const getAgent = async (headers?: Record<string, string>): Promise<string | null | undefined> => {
    const { wapi, seen } = createRecordingClient({ token: 'x' }, undefined, { pacing: false, headers });
    await wapi.user.getProfile();
    return seen[0]?.headers.get('User-Agent');
  };
  expect(await getAgent()).toMatch(/^wapi-client\/\S+$/);
  expect(await getAgent({ 'User-Agent': 'shop/1' })).toBe('shop/1');
  vi.stubGlobal('document', {});
  expect(await getAgent()).toBeNull();
});

test.each([
  [{ Authorization: 'Bearer x' }, 'must be left out, because the client sets them'],
  [{ 'Content-Type': 'text/plain' }, 'Content-Type must be left out'],
  [{ 'X-Bad': 'a\nb' }, 'createWapi: headers must contain only names and values that HTTP allows'],
])('createWapi rejects the headers %j', (headers, message) => {
  expect(() => createWapi({ baseUrl: BASE_URL, headers })).toThrow(message);
});

test('callUndocumented sends a path that the spec does not have, under the guards of the client', async () => {
  const { wapi, seen } = createRecordingClient(
    { key: KEY },
    () => jsonResponse({ message: 'OK', id: 1 }, 201),
    options,
  );
  const result = await callUndocumented(wapi, 'POST', '/vouchers/42', {
    body: { amount: 5, ok: true },
    query: { page: 2 },
  });
  expect(result).toMatchObject({ status: 201, documented: false, data: { message: 'OK', id: 1 } });
  expect([seen[0]?.method, seen[0]?.url, seen[0]?.headers.get('X-WAPI-Key')]).toEqual([
    'POST',
    `${BASE_URL}/vouchers/42?page=2`,
    KEY,
  ]);
  expect([...((await seen[0]?.formData()) ?? [])]).toEqual([
    ['amount', '5'],
    ['ok', '1'],
  ]);
});

test('callUndocumented throws on an error status, and repeats a POST never', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, () => jsonResponse({ message: 'x' }, 500), {
    pacing: false,
  });
  const error = await getRejection(callUndocumented(wapi, 'POST', '/vouchers'));
  expect(error).toMatchObject({
    name: 'WapiResponseError',
    status: 500,
    maybeSent: true,
    operationId: 'POST /vouchers',
  });
  expect(seen).toHaveLength(1);
});

test.each([
  ['GET', '/user', '[GET] /user is documented. Call its method, getUserProfile'],
  ['DELETE', '/withdrawals/42', '[DELETE] /withdrawals/{transaction_id} is documented.'],
  ['GET', '/vouchers/../user', 'path must be segments'],
  ['GET', 'https://evil.test/', 'path must be segments'],
  ['GET', '/vouchers?x=1', 'path must be segments'],
] as const)('callUndocumented rejects [%s] %s', async (method, path, message) => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  expect((await getRejection(callUndocumented(wapi, method, path))).message).toContain(message);
  for (const limit of [0, 1.5])
    expect(await getRejection(callUndocumented(wapi, 'GET', '/vouchers', { limit }))).toMatchObject({
      message: `callUndocumented: limit must be an integer above 0, received ${limit}`,
    });
  expect(seen).toHaveLength(0);
});
