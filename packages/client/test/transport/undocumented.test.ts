import { createRawClient } from '../../src/raw.js';
import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { createWapi, isWapiError, type Wapi, type WapiError, type WapiOptions } from '../../src/index.js';
import { charge, ownBank } from '../support/bodies.js';
import { getRejection, KEY, withoutPacingOrRetries } from '../support/recording-client.js';
import { type RecordingServer, startRecordingServer } from '../support/server.js';

// A real server whose responses differ from the spec.

const CARD = '213e4777-2179-4fbd-9540-84e8ed83187a';
const link = { message: 'OK', url: 'https://pay.example/1', transaction_id: 'SB-42' };
const payout = { message: 'OK', data: { transaction_id: 'SB-43', fee_amount: '1.00' } };
const REQUEST_ID = { 'X-Request-Id': 'req-7' };

let server: RecordingServer | undefined;
afterEach(() => server?.close());

/** A client for a server that sends the same response to every request. */
async function clientOf(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
  options: Partial<WapiOptions> = withoutPacingOrRetries,
): Promise<Wapi> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  server = await startRecordingServer((response: ServerResponse) =>
    response.writeHead(status, { 'Content-Type': type, ...REQUEST_ID, ...headers }).end(text),
  );
  return createWapi({ ...options, baseUrl: server.baseUrl, auth: { key: KEY } }) as Wapi;
}

describe('another success', () => {
  test.each([201, 202])('with status %i keeps the link of a charge', async (status) => {
    const wapi = await clientOf(status, link);
    const call = wapi.trustedCards.charge(CARD, charge);
    const result = await call;

    expect(result).toMatchObject({ status, documented: false, data: link, error: undefined });
    expect(result.response.headers.get('X-Request-Id')).toBe('req-7');
    expect(await call.orThrow()).toEqual(link);
    const raw = await createRawClient(wapi).POST('/trusted-cards/{uuid}/charge', {
      params: { path: { uuid: CARD } },
      body: charge,
    });
    expect(raw.data).toEqual(link);
  });

  test('keeps the id of a payout', async () => {
    const wapi = await clientOf(200, payout);
    const call = wapi.withdrawals.create(ownBank);
    expect(await call).toMatchObject({ status: 200, documented: false, data: payout });
    expect(await call.orThrow()).toEqual(payout);
  });

  test.each<[string, unknown]>([
    ['has its id at the top', { message: 'OK', transaction_id: 'SB-42' }],
    ['has an empty id', { message: 'OK', data: { transaction_id: '' } }],
    ['has a list as data', { message: 'OK', data: [] }],
    ['has null as data', { message: 'OK', data: null }],
  ])('of a payout that %s is undocumented, and orThrow() and raw throw it with its body', async (_name, body) => {
    const wapi = await clientOf(201, body);
    const call = wapi.withdrawals.create(ownBank);
    expect(await call).toMatchObject({ status: 201, documented: false, data: body });
    for (const failed of [call.orThrow(), createRawClient(wapi).POST('/withdrawals', { body: ownBank })]) {
      const error = (await getRejection(failed)) as WapiError;
      expect(error).toMatchObject({ name: 'WapiResponseError', status: 201, maybeSent: true });
      expect(error.getBody()).toEqual(body);
      expect(error.headers?.get('X-Request-Id')).toBe('req-7');
    }
  });

  test('of a read is undocumented, and orThrow() throws it, because its data may be missing', async () => {
    const wapi = await clientOf(202, { message: 'Later' });
    expect(await wapi.user.getProfile()).toMatchObject({ status: 202, documented: false, data: { message: 'Later' } });
    const error = (await getRejection(wapi.user.getProfile().orThrow())) as WapiError;
    expect(error.message).toBe('[GET] /user 202: not a documented status. Read the body with getBody()');
    expect(error.getBody()).toEqual({ message: 'Later' });
  });

  test('documented responses are marked as such', async () => {
    expect(await (await clientOf(200, link)).trustedCards.charge(CARD, charge)).toMatchObject({ documented: true });
    await server?.close();
    const refused = await clientOf(400, { message: 'x' });
    expect(await refused.trustedCards.charge(CARD, charge)).toMatchObject({ documented: true, status: 400 });
  });
});

describe('an error', () => {
  const invalid = { message: 'The given data was invalid.', errors: { order_id: ['has already been taken.'] } };

  test('of an undocumented 422 has the field errors and the headers, and is surely not carried out', async () => {
    const wapi = await clientOf(422, invalid);
    for (const call of [
      wapi.trustedCards.charge(CARD, charge),
      createRawClient(wapi).POST('/trusted-cards/{uuid}/charge', { params: { path: { uuid: CARD } }, body: charge }),
    ]) {
      const error = (await getRejection(call)) as WapiError;
      expect(error).toMatchObject({ name: 'WapiResponseError', status: 422, maybeSent: false });
      expect(error.getBody()).toEqual(invalid);
      expect(error.headers?.get('X-Request-Id')).toBe('req-7');
    }
  });

  test('of a documented status has body and headers too', async () => {
    const body = { message: 'No.', errors: { total: ['is too high.'] } };
    const wapi = await clientOf(400, body);
    const error = (await getRejection(wapi.trustedCards.charge(CARD, charge).orThrow())) as WapiError;
    expect(error).toMatchObject({ name: 'WapiStatusError', status: 400 });
    expect(error.getBody()).toEqual(body);
    expect(isWapiError(error, 'chargeTrustedCard', 400) && error.body).toEqual(body);
    expect(error.headers?.get('X-Request-Id')).toBe('req-7');
  });

  test('with HTML has its text', async () => {
    const wapi = await clientOf(502, '<h1>Bad Gateway</h1>');
    const error = (await getRejection(wapi.withdrawals.create(ownBank))) as WapiError;
    expect(error).toMatchObject({ status: 502, maybeSent: true });
    expect(error.getBody()).toBe('<h1>Bad Gateway</h1>');
  });

  test('of a body that breaks off has the part that arrived', async () => {
    server = await startRecordingServer((response) => {
      response.writeHead(200, { 'Content-Length': '500', 'Content-Type': 'application/json', ...REQUEST_ID });
      response.write('{"message":"OK","transaction_id":"SB-42",');
      setTimeout(() => response.destroy(), 50);
    });
    const wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: server.baseUrl, auth: { key: KEY } });
    const error = (await getRejection(wapi.trustedCards.charge(CARD, charge))) as WapiError;
    expect(error).toMatchObject({ name: 'WapiResponseError', status: 200, maybeSent: true });
    expect(error.getBody()).toBe('{"message":"OK","transaction_id":"SB-42",');
  });

  test('of a body that stalls has the part that arrived, and a 4xx is still refused', async () => {
    for (const [status, maybeSent] of [
      [200, true],
      [422, false],
    ] as const) {
      server = await startRecordingServer((response) => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...REQUEST_ID });
        response.write('{"transaction_id":"SB-42"');
      });
      const wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: server.baseUrl, auth: { key: KEY } });
      const call = wapi.trustedCards.charge(CARD, charge, { timeouts: { attempt: 300 } });
      const error = (await getRejection(call)) as WapiError;
      expect(error).toMatchObject({ name: 'WapiNetworkError', status, maybeSent, timedOut: true });
      expect(error.getBody()).toBe('{"transaction_id":"SB-42"');
      expect(error.headers?.get('X-Request-Id')).toBe('req-7');
      await server.close();
    }
  });

  test('of the token endpoint has its response, without the tokens', async () => {
    server = await startRecordingServer((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', ...REQUEST_ID });
      response.end(JSON.stringify({ message: 'OK', access_token: 'opaque-access', expires_in: 0 }));
    });
    const auth = { email: 'a@example.com', password: 'Passw0rd!', scopes: 'wapi-user-all' } as const;
    const wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: server.baseUrl, auth });
    const error = (await getRejection(wapi.user.getProfile())) as WapiError;
    expect(error).toMatchObject({ name: 'WapiAuthError', status: 200, maybeSent: false });
    expect(error.headers?.get('X-Request-Id')).toBe('req-7');
    expect(error.getBody()).toEqual({ message: 'OK', access_token: '[redacted]', expires_in: 0 });
  });

  test('shows neither body nor headers in messages and dumps, and no credential in its body', async () => {
    for (const [status, body] of [
      [502, { message: 'x', note: `body-text ${KEY}` }],
      [400, { message: 'x', note: `body-text ${KEY}` }],
      [502, `<p>body-text ${KEY}</p>`],
    ] as const) {
      const wapi = await clientOf(status, body);
      const error = (await getRejection(wapi.withdrawals.create(ownBank).orThrow())) as WapiError;
      const dumps = [String(error), error.stack, JSON.stringify(error), inspect(error, { showHidden: true, depth: 9 })];
      for (const dump of dumps) {
        expect(dump).not.toContain('body-text');
        expect(dump).not.toContain('req-7');
      }
      const received = JSON.stringify(error.getBody());
      expect(received).toContain('body-text [redacted]');
      expect(received).not.toContain(KEY);
      await server?.close();
    }
  });

  test('before the request has no response', async () => {
    const wapi = createWapi({ baseUrl: 'http://127.0.0.1:9/wapi', auth: { key: KEY }, retries: 0 });
    const error = (await getRejection(wapi.user.getProfile())) as WapiError;
    expect([error.status, error.headers, error.getBody()]).toEqual([undefined, undefined, undefined]);
  });
});

describe('an undocumented status of a write', () => {
  const refusals = [400, 401, 403, 404, 405, 410, 411, 413, 414, 415, 422, 428, 429, 431, 451];
  const unknown = [302, 402, 406, 408, 409, 412, 421, 425, 499, 500, 502, 503, 504];
  test.each([
    ...refusals.map((status) => [status, false] as const),
    ...unknown.map((status) => [status, true] as const),
  ])('%i with HTML says maybeSent: %s', async (status, maybeSent) => {
    const wapi = await clientOf(status, '<p>x</p>');
    expect(await getRejection(wapi.withdrawals.create(ownBank))).toMatchObject({ status, maybeSent });
  });
});

test.each(['<p>Slow down</p>', ''])('a 429 with the body "%s" repeats a payout, which is made once', async (text) => {
  let requests = 0;
  server = await startRecordingServer((response) => {
    requests += 1;
    if (requests === 1) response.writeHead(429, { 'Content-Type': 'text/html', 'Retry-After': '0' }).end(text);
    else response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify(payout));
  });
  const wapi = createWapi({ baseUrl: server.baseUrl, auth: { key: KEY } });
  expect(await wapi.withdrawals.create(ownBank)).toMatchObject({ documented: true, call: { attempts: 2 } });
  expect(requests).toBe(2);
});
