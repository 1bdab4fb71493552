import { contract, type Operation } from '@wapi/types';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWapi, type WapiAuth } from '../../src/index.js';
import { localBank } from '../support/bodies.js';
import {
  BASE_URL,
  jsonResponse,
  KEY,
  withoutPacingOrRetries,
  getRejection,
  TOKEN,
} from '../support/recording-client.js';
import { cases } from '../support/wire-cases.js';
import { type ReceivedRequest, startRecordingServer, parseForm, type RecordingServer } from '../support/server.js';

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

// The global `fetch` sends these calls to a real server that is independent of the client.
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
      `${id} needs a credential. Pass auth: { email, password, scopes } or { token }` +
        `${takesKey(id) ? ' or { key }' : ''} to createWapi`,
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
