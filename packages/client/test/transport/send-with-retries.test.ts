import { createRawClient } from '../../src/raw.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Wapi, WapiCallOptions } from '../../src/index.js';
import { charge, localBank } from '../support/bodies.js';
import { verifiedCard } from '../support/calls.js';
import { useFakeClock, advanceTimeUntilDone } from '../support/fake-time.js';
import { jsonResponse, KEY, createRecordingClient, getRejection } from '../support/recording-client.js';
import { createClientWithResponses, failed, ok, unpaced } from '../support/response-sequence.js';

beforeEach(() => useFakeClock());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Call = (wapi: Wapi, options?: WapiCallOptions) => Promise<{ status: number; retryAt?: Date | undefined }>;
const calls: Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Call> = {
  GET: (wapi, options) => wapi.user.getProfile(options),
  POST: (wapi, options) => wapi.trustedCards.charge(verifiedCard, charge, options),
  PATCH: (wapi, options) => wapi.user.updateLocalBank(localBank, options),
  DELETE: (wapi, options) => wapi.user.deletePicture(options),
};

const network =
  (fields?: object): (() => Promise<Response>) =>
  () =>
    Promise.reject(new TypeError('fetch failed', fields && { cause: Object.assign(new Error('x'), fields) }));
const html =
  (status: number): (() => Response) =>
  () =>
    new Response('<html>', { status });
const broken =
  (status: number): (() => Response) =>
  () =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('connection lost')) }), {
      status,
    });

/**
 * For a server that always sends the same response: how many requests a read makes, and how many any other call makes.
 */
const outcomes: [outcome: string, answer: () => Response | Promise<Response>, get: number, other: number][] = [
  ['200', () => jsonResponse({ message: 'OK', url: 'https://x.test', transaction_id: '1' }), 1, 1],
  ['400', failed(400), 1, 1],
  ['401 with a key', failed(401), 1, 1],
  ['403', failed(403), 1, 1],
  ['429', failed(429), 3, 3],
  ['429, Retry-After: 2', failed(429, { 'Retry-After': '2' }), 3, 3],
  ['429 with HTML, as from a proxy', html(429), 3, 3],
  ['429 without a body', () => new Response(null, { status: 429 }), 3, 3],
  ['500', failed(500), 3, 1],
  ['500, Retry-After: 2', failed(500, { 'Retry-After': '2' }), 3, 1],
  ['500 without JSON', html(500), 3, 1],
  ['502', html(502), 3, 1],
  ['503', failed(503), 3, 1],
  ['503, Retry-After: 2', failed(503, { 'Retry-After': '2' }), 3, 1],
  ['404', failed(404), 1, 1],
  ['418', failed(418), 1, 1],
  ['a redirect', () => new Response(null, { status: 307 }), 1, 1],
  ['200 without JSON', html(200), 1, 1],
  ['a body that breaks off', broken(200), 3, 1],
  ['a refused connection', network({ code: 'ECONNREFUSED', syscall: 'connect' }), 3, 3],
  ['a name that does not resolve', network({ syscall: 'getaddrinfo' }), 3, 3],
  ['a connection that is reset', network({ code: 'ECONNRESET', syscall: 'read' }), 3, 1],
  ['an unknown failure', network(), 3, 1],
  ['no response in time', () => new Promise<Response>(() => {}), 3, 1],
];

describe('by default', () => {
  test.each(outcomes)(
    'a GET and a write are sent as often as allowed after %s',
    async (_outcome, answer, get, other) => {
      for (const [method, call] of Object.entries(calls)) {
        const { wapi, seen } = createRecordingClient({ key: KEY }, answer, unpaced);
        const done = call(wapi, { timeouts: { total: 600_000 } });
        await advanceTimeUntilDone(done.catch(() => {}));
        expect([method, seen.length]).toEqual([method, method === 'GET' ? get : other]);
      }
    },
  );

  test.each(outcomes)(
    'a write that may have been carried out is sent once, whatever `retries` says: %s',
    async (_outcome, answer) => {
      for (const method of ['POST', 'PATCH', 'DELETE'] as const) {
        for (const retries of [1, 7]) {
          const { wapi, seen } = createRecordingClient({ key: KEY }, answer, {
            ...unpaced,
            retries,
            methodOverride: true,
          });
          const end = await advanceTimeUntilDone(
            calls[method](wapi, { timeouts: { total: 3_600_000 } }).catch(
              (error: unknown) => error as { maybeSent: boolean },
            ),
          );
          const maybeSent = 'maybeSent' in end ? end.maybeSent : end.status < 400 || end.status >= 500;
          expect(seen.length).toBeLessThanOrEqual(maybeSent ? 1 : retries + 1);
        }
      }
    },
  );

  test('raw calls follow the same rule', async () => {
    const { wapi, seen } = createRecordingClient({ key: KEY }, failed(500), unpaced);
    expect((await advanceTimeUntilDone(createRawClient(wapi).GET('/user'))).response.status).toBe(500);
    expect(seen).toHaveLength(3);
    seen.length = 0;
    await advanceTimeUntilDone(createRawClient(wapi).POST('/user/banks/local', { body: localBank }));
    expect(seen).toHaveLength(1);
  });
});

test('a successful retry is a success, and gives the number of requests', async () => {
  const { wapi } = createClientWithResponses([failed(500), network(), ok]);
  expect(await advanceTimeUntilDone(wapi.user.getProfile())).toMatchObject({ status: 200, call: { attempts: 3 } });
});

test('a repeated call sends its whole body', async () => {
  const { wapi, seen } = createClientWithResponses([
    failed(429, { 'Retry-After': '1' }),
    failed(429, { 'Retry-After': '1' }),
    ok,
  ]);
  await advanceTimeUntilDone(wapi.user.updatePicture({ picture: new Blob(['bytes']) }));
  const forms = await Promise.all(seen.map(async (request) => (await request.formData()).get('picture') as File));
  expect(await Promise.all(forms.map((file) => file.text()))).toEqual(['bytes', 'bytes', 'bytes']);
});

describe('a call', () => {
  test('can have its own retries', async () => {
    const { wapi, seen } = createClientWithResponses([failed(500)]);
    await advanceTimeUntilDone(wapi.user.getProfile({ retries: 4 }));
    expect(seen).toHaveLength(5);
    await advanceTimeUntilDone(wapi.user.getProfile({ retries: 0 }));
    expect(seen).toHaveLength(6);
    await advanceTimeUntilDone(createRawClient(wapi).GET('/user', { retries: 1 }));
    expect(seen).toHaveLength(8);
  });

  test('can have its own timeouts', async () => {
    const never = (): Promise<Response> => new Promise(() => {});
    const { wapi, seen } = createClientWithResponses([never], { ...unpaced, retries: 0 });
    const error = await advanceTimeUntilDone(getRejection(wapi.user.deletePicture({ timeouts: { attempt: 2000 } })));
    expect(error).toMatchObject({ timedOut: true, aborted: false, maybeSent: true, durationMs: 2000 });
    expect(error.message).toBe('[DELETE] /user/picture: timed out, the request may have been carried out');
    expect(await advanceTimeUntilDone(getRejection(wapi.user.deletePicture()))).toMatchObject({
      timedOut: true,
      durationMs: 30_000,
    });
    expect(seen).toHaveLength(2);
  });

  test('ends its last attempt with the total timeout', async () => {
    const { wapi, seen } = createClientWithResponses([() => new Promise<Response>(() => {})]);
    const error = await advanceTimeUntilDone(getRejection(wapi.user.getProfile({ timeouts: { total: 35_000 } })));
    expect(error).toMatchObject({ timedOut: true, maybeSent: true, durationMs: 35_000, attempts: 2 });
    expect(seen).toHaveLength(2);
  });

  test('times out while it waits for a body', async () => {
    const { wapi } = createClientWithResponses([() => new Response(new ReadableStream({}), { status: 200 })], {
      ...unpaced,
      retries: 0,
    });
    expect(await advanceTimeUntilDone(getRejection(wapi.user.getProfile()))).toMatchObject({
      name: 'WapiNetworkError',
      timedOut: true,
      maybeSent: true,
    });
  });
});

test('an abort as the response arrives changes nothing, or says that the request may have succeeded', async () => {
  const ends = new Set<string>();
  for (let delay = 0; delay < 40; delay += 1) {
    const controller = new AbortController();
    const answer = async (): Promise<Response> => {
      void (async () => {
        for (let turn = 0; turn < delay; turn += 1) await undefined;
        controller.abort();
      })();
      return jsonResponse({ message: 'OK', url: 'https://x.test', transaction_id: '1' });
    };
    const { wapi, seen } = createClientWithResponses([answer]);
    const call = wapi.trustedCards.charge(verifiedCard, charge, { signal: controller.signal });
    ends.add(
      await call.then(
        ({ status }) => `${status}`,
        ({ aborted, maybeSent }) => `aborted ${aborted}, maybeSent ${maybeSent}`,
      ),
    );
    expect(seen).toHaveLength(1);
  }
  expect(ends).toEqual(new Set(['200', 'aborted true, maybeSent true']));
});

test('a request that is aborted under way is not repeated, and may have been carried out', async () => {
  const controller = new AbortController();
  const { wapi, seen } = createClientWithResponses([() => new Promise<Response>(() => controller.abort())]);
  const error = await getRejection(wapi.user.getProfile({ signal: controller.signal }));
  expect(error).toMatchObject({ name: 'WapiNetworkError', aborted: true, maybeSent: true, attempts: 1 });
  expect(seen).toHaveLength(1);
});

test('a call may have been carried out if any of its requests may have been', async () => {
  const { wapi } = createClientWithResponses([failed(500), network({ syscall: 'connect' })]);
  const error = await advanceTimeUntilDone(getRejection(wapi.user.getProfile()));
  expect(error).toMatchObject({ name: 'WapiNetworkError', maybeSent: true, attempts: 3 });
});
