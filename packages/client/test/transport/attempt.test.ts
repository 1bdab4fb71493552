import { createRawClient } from '../../src/raw.js';
import { afterEach, describe, expect, test } from 'vitest';
import { createWapi, isWapiError, WapiError, WapiNetworkError } from '../../src/index.js';
import { provesNoArrival } from '../../src/transport/proves-no-arrival.js';
import {
  BASE_URL,
  jsonResponse,
  KEY,
  createRecordingClient,
  withoutPacingOrRetries,
  getRejection,
} from '../support/recording-client.js';
import { startRecordingServer, type RecordingServer } from '../support/server.js';

let server: RecordingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe('over real sockets', () => {
  test('a refused connection was not sent', async () => {
    const { baseUrl, close } = await startRecordingServer();
    await close();
    const error = await getRejection(
      createWapi({ ...withoutPacingOrRetries, baseUrl, auth: { key: KEY } }).user.deletePicture(),
    );

    expect(error).toBeInstanceOf(WapiNetworkError);
    expect(error).toBeInstanceOf(WapiError);
    expect(isWapiError(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'WapiNetworkError',
      operationId: 'deletePicture',
      maybeSent: false,
      aborted: false,
    });
    expect(error.message).toBe('[DELETE] /user/picture: no response (ECONNREFUSED), the request was not sent');
    expect((error.cause as Error).message).toBe('fetch failed');
  });

  test('a name that does not resolve was not sent', async () => {
    const error = await getRejection(
      createWapi({
        ...withoutPacingOrRetries,
        baseUrl: 'http://wapi.invalid',
        auth: { key: KEY },
      }).user.deletePicture(),
    );
    expect(error).toMatchObject({ name: 'WapiNetworkError', maybeSent: false });
  });

  test('a request that the server drops may have been carried out, and is sent once', async () => {
    server = await startRecordingServer((response) => response.destroy());
    const error = await getRejection(
      createWapi({ ...withoutPacingOrRetries, baseUrl: server.baseUrl, auth: { key: KEY } }).user.getProfile(),
    );

    expect(error).toMatchObject({ name: 'WapiNetworkError', maybeSent: true, aborted: false });
    expect(error.message).toBe('[GET] /user: no response (UND_ERR_SOCKET), the request may have been carried out');
    expect(server.arrived).toHaveLength(1);
  });

  test('a request that is aborted under way may have been carried out', async () => {
    const controller = new AbortController();
    server = await startRecordingServer(() => controller.abort());
    const error = await getRejection(
      createWapi({ ...withoutPacingOrRetries, baseUrl: server.baseUrl, auth: { key: KEY } }).user.deletePicture({
        signal: controller.signal,
      }),
    );

    expect(error).toMatchObject({
      name: 'WapiNetworkError',
      maybeSent: true,
      aborted: true,
      cause: controller.signal.reason,
    });
    expect(error.message).toBe('[DELETE] /user/picture: aborted, the request may have been carried out');
    expect(server.arrived).toHaveLength(1);
  });

  test('an AbortSignal.timeout aborts the call', async () => {
    server = await startRecordingServer(() => {});
    const signal = AbortSignal.timeout(20);
    const wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: server.baseUrl, auth: { key: KEY } });

    for (const call of [() => wapi.user.getProfile({ signal }), () => createRawClient(wapi).GET('/user', { signal })]) {
      const error = await getRejection(call());
      expect(error).toMatchObject({ name: 'WapiNetworkError', aborted: true });
      expect((error.cause as Error).name).toBe('TimeoutError');
    }
  });
});

describe('an abort', () => {
  test('before the call prevents the request', async () => {
    const { wapi, seen } = createRecordingClient({ key: KEY });
    const error = await getRejection(wapi.user.getProfile({ signal: AbortSignal.abort() }));

    expect(error).toMatchObject({ name: 'WapiNetworkError', maybeSent: false, aborted: true });
    expect(seen).toHaveLength(0);
  });

  test('while the token is awaited prevents the request', async () => {
    const controller = new AbortController();
    let giveToken = (_token: string): void => {};
    const { wapi, seen } = createRecordingClient({
      token: () => new Promise<string>((resolve) => (giveToken = resolve)),
    });
    const call = getRejection(wapi.user.getProfile({ signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve));
    controller.abort();

    expect(await call).toMatchObject({ name: 'WapiNetworkError', maybeSent: false, aborted: true });
    giveToken('late');
    await new Promise((resolve) => setTimeout(resolve));
    expect(seen).toHaveLength(0);
  });

  test('ends a fetch that ignores the signal', async () => {
    const controller = new AbortController();
    const { wapi, seen } = createRecordingClient({ key: KEY }, () => new Promise<Response>(() => {}));
    const call = getRejection(wapi.user.deletePicture({ signal: controller.signal }));
    await expect.poll(() => seen.length).toBe(1);
    controller.abort();

    expect(await call).toMatchObject({ name: 'WapiNetworkError', maybeSent: true, aborted: true });
  });

  test('whose reason looks like a connection error proves nothing about a request under way', async () => {
    const controller = new AbortController();
    const { wapi, seen } = createRecordingClient({ key: KEY }, () => new Promise<Response>(() => {}), {
      pacing: false,
    });
    const call = getRejection(wapi.user.deletePicture({ signal: controller.signal }));
    await expect.poll(() => seen.length).toBe(1);
    controller.abort(Object.assign(new Error('another call failed'), { code: 'ECONNREFUSED', syscall: 'connect' }));

    expect(await call).toMatchObject({ name: 'WapiNetworkError', maybeSent: true, aborted: true });
    expect(seen).toHaveLength(1);
  });

  test('after the response changes nothing', async () => {
    const controller = new AbortController();
    const { wapi } = createRecordingClient({ key: KEY });
    const result = await wapi.user.getProfile({ signal: controller.signal });
    controller.abort();
    expect(result.status).toBe(200);
  });
});

test('a fetch that resolves to something else than a response may have sent the request', async () => {
  const fetch = async (): Promise<Response> => ({ status: 200 }) as Response;
  const wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: BASE_URL, auth: { key: KEY }, fetch });
  const error = await getRejection(wapi.user.deletePicture());
  expect(error).toMatchObject({ name: 'WapiNetworkError', maybeSent: true, status: undefined });
  expect(error.cause).toEqual(new TypeError('fetch must resolve to a Response'));
});

test('a fetch that resolves to a network error may have sent the request', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, () => Response.error());
  const error = await getRejection(wapi.user.deletePicture());
  expect(error).toMatchObject({ name: 'WapiNetworkError', maybeSent: true, status: undefined, aborted: false });
  expect(error.message).toBe('[DELETE] /user/picture: no response, the request may have been carried out');
  expect(seen).toHaveLength(1);
});

test('a call without retries makes one request', async () => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, () =>
    jsonResponse({ message: 'Too Many Attempts.' }, 429, { 'Retry-After': '0' }),
  );
  expect((await wapi.user.getProfile()).status).toBe(429);
  expect(seen).toHaveLength(1);
});

describe('provesNoArrival returns', () => {
  const failed = (cause: unknown): Error => new TypeError('fetch failed', { cause });
  const system = (fields: object): Error => Object.assign(new Error('x'), fields);
  const refused = system({ code: 'ECONNREFUSED', syscall: 'connect' });
  const denoError = (reason: string, path = ''): Error =>
    new TypeError(`error sending request for url (http://127.0.0.1:1/wapi${path}): ${reason}`);

  test.each<[boolean, string, unknown]>([
    [true, 'a refused connection', failed(refused)],
    [
      true,
      'all addresses refused',
      failed(new AggregateError([refused, system({ code: 'ETIMEDOUT', syscall: 'connect' })])),
    ],
    [true, 'a name that does not resolve', failed(system({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }))],
    [true, "Bun's refused connection", system({ code: 'ECONNREFUSED' })],
    [true, "Bun's name that does not resolve", system({ code: 'ENOTFOUND' })],
    [true, "Deno's refused connection", denoError('client error (Connect): tcp connect error: Connection refused')],
    [false, "Deno's closed connection", denoError('client error (SendRequest): connection closed')],
    [
      false,
      "Deno's message in the URL",
      denoError('client error (SendRequest): x', '/client%20error%20(Connect):%20x'),
    ],
    [true, "undici's connect timeout", failed(system({ code: 'UND_ERR_CONNECT_TIMEOUT' }))],
    [true, 'an expired certificate', failed(system({ code: 'CERT_HAS_EXPIRED' }))],
    [true, 'a certificate of another host', failed(system({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }))],
    [true, 'an unknown issuer', failed(system({ code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }))],
    [true, "Node's unreadable file", failed(new DOMException('The blob could not be read', 'NotReadableError'))],
    [false, 'a reset connection', failed(system({ code: 'ECONNRESET', syscall: 'read' }))],
    [false, 'a timeout while reading', failed(system({ code: 'ETIMEDOUT', syscall: 'read' }))],
    [false, 'a closed socket', failed(system({ code: 'UND_ERR_SOCKET' }))],
    [false, 'a header timeout', failed(system({ code: 'UND_ERR_HEADERS_TIMEOUT' }))],
    [false, 'one address refused, one reset', failed(new AggregateError([refused, system({ syscall: 'read' })]))],
    [false, 'an empty list', failed(new AggregateError([]))],
    [false, 'an error of another fetch', new TypeError('Failed to fetch')],
    [false, 'a value that is not an error', 'connect'],
  ])('%s for %s', (want, _name, error) => {
    expect(provesNoArrival(error)).toBe(want);
  });
});
