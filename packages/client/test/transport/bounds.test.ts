import { createRawClient } from '../../src/raw.js';
import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createWapi, type Wapi, type WapiError, type WapiOptions } from '../../src/index.js';
import { ownBank } from '../support/bodies.js';
import { advanceTime, useFakeClock } from '../support/fake-time.js';
import {
  BASE_URL,
  createRecordingClient,
  getRejection,
  jsonResponse,
  KEY,
  toFetch,
  withoutPacingOrRetries,
} from '../support/recording-client.js';
import { type RecordingServer, startRecordingServer } from '../support/server.js';

let server: RecordingServer | undefined;
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await server?.close();
  server = undefined;
});

const ok = async (): Promise<Response> => jsonResponse({ message: 'OK' });

function client(fetch: (request: Request) => Promise<Response>, options: Partial<WapiOptions> = {}): Wapi {
  const settings = { ...withoutPacingOrRetries, ...options, baseUrl: BASE_URL, auth: { key: KEY } };
  return createWapi({ ...settings, fetch: toFetch(fetch) }) as Wapi;
}

describe('a response without an end', () => {
  const chunk = Buffer.alloc(65_536, 'x');

  /** Starts the server. Returns a function that counts its open responses. */
  async function startEndless(): Promise<() => number> {
    let open = 0;
    server = await startRecordingServer((response) => {
      open += 1;
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const send = (): void => {
        while (!response.closed && response.write(chunk));
      };
      response.on('drain', send);
      response.on('close', () => (open -= 1));
      send();
    });
    return () => open;
  }

  test.each<[string, Partial<WapiOptions>, number]>([
    ['16 MB', {}, 16_777_216],
    ['maxResponseBytes', { maxResponseBytes: 100_000 }, 100_000],
  ])('stops at %s, is cancelled and is not repeated', async (_name, options, limit) => {
    const countOpen = await startEndless();
    const wapi = createWapi({ pacing: false, ...options, baseUrl: server?.baseUrl ?? '', auth: { key: KEY } });
    const calls: [() => Promise<unknown>, string][] = [
      [() => wapi.user.getProfile(), '[GET] /user'],
      [() => wapi.withdrawals.create(ownBank), '[POST] /withdrawals'],
      [() => createRawClient(wapi).GET('/user'), '[GET] /user'],
    ];
    for (const [call, name] of calls) {
      const error = (await getRejection(call())) as WapiError;
      expect(error).toMatchObject({ name: 'WapiResponseError', status: 200, maybeSent: true, attempts: 1 });
      expect(error.message).toBe(`${name} 200: the body is longer than maxResponseBytes, ${limit} bytes`);
    }
    await expect.poll(countOpen).toBe(0);
  });

  test('is cancelled when the attempt times out, even if fetch ignores its signal', async () => {
    let cancelled = false;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
      cancel: () => void (cancelled = true),
    });
    const wapi = client(async () => new Response(body));
    expect(await getRejection(wapi.user.getProfile({ timeouts: { attempt: 50 } }))).toMatchObject({ timedOut: true });
    expect(cancelled).toBe(true);
  });

  test('maxResponseBytes must be a number above 0', () => {
    for (const maxResponseBytes of [0, -1, Number.NaN, '5' as never])
      expect(() => client(ok, { maxResponseBytes })).toThrow(
        'createWapi: maxResponseBytes must be a number of bytes above 0, received',
      );
  });
});

test('a stream of an own fetch that contains no bytes counts as a broken response', async () => {
  const body = new ReadableStream({
    start: (controller) => {
      controller.enqueue(Buffer.from('{"message":'));
      controller.enqueue('text');
    },
  });
  const error = (await getRejection(client(async () => new Response(body)).user.getProfile())) as WapiError;
  expect(error).toMatchObject({ name: 'WapiResponseError', status: 200, maybeSent: true });
  expect(error.message).toContain('the connection broke while the response was read');
  expect(error.getBody()).toBe('{"message":');
});

describe('a file stream that stalls', () => {
  const endings: [string, object, object][] = [
    ['its signal', { signal: () => AbortSignal.timeout(50) }, { aborted: true, timedOut: false }],
    ['the attempt timeout', { timeouts: { attempt: 50 } }, { aborted: false, timedOut: true }],
    ['the total timeout', { timeouts: { total: 50 } }, { aborted: false, timedOut: true }],
    ['a signal that has aborted', { signal: () => AbortSignal.abort() }, { aborted: true, timedOut: false }],
  ];

  test.each(endings)('ends with %s and is cancelled', async (_name, given, expected) => {
    const { wapi, seen } = createRecordingClient({ key: KEY });
    for (const call of ['method', 'raw']) {
      let cancelled = false;
      const picture = new ReadableStream({ cancel: () => void (cancelled = true) });
      const { signal, ...rest } = given as { signal?: () => AbortSignal };
      const options = { ...rest, ...(signal && { signal: signal() }) };
      const error = await getRejection(
        call === 'raw'
          ? createRawClient(wapi).POST('/user/picture', { body: { picture } as never, ...options })
          : wapi.user.createPicture({ picture }, options),
      );
      expect(error).toMatchObject({ name: 'WapiNetworkError', maybeSent: false, attempts: 0, ...expected });
      expect(error.message).toContain('the request was not sent');
      expect(cancelled).toBe(true);
    }
    expect(seen).toHaveLength(0);
  });
});

describe('a step of the system clock', () => {
  test.each([-3_600_000, 3_600_000])('by %i ms changes neither the pacing nor the deadlines', async (step) => {
    useFakeClock();
    const wapi = client(ok, { pacing: true });
    for (let call = 0; call < 5; call += 1) await wapi.user.deletePicture();
    vi.setSystemTime(Date.now() + step);
    let isDone = false;
    const sixth = wapi.user.deletePicture().then(() => (isDone = true));
    const late = getRejection(wapi.user.deletePicture({ timeouts: { total: 30_000 } }));
    expect(await late).toMatchObject({ timedOut: true, maybeSent: false });
    // `nextAt` is a date for callers, so it follows the system clock.
    const { nextAt } = wapi.limits().deletePicture;
    expect(Number(nextAt) - Date.now()).toBeGreaterThan(50_000);
    expect(Number(nextAt) - Date.now()).toBeLessThanOrEqual(60_000);
    await advanceTime(55_000);
    expect(isDone).toBe(false);
    await advanceTime(6000);
    expect(isDone).toBe(true);
    await sixth;
  });

  test('during a call does not move its total timeout', async () => {
    useFakeClock();
    const wapi = client(() => new Promise(() => {}));
    const failed = getRejection(wapi.user.getProfile({ timeouts: { total: 10_000 } }));
    await advanceTime(5000);
    vi.setSystemTime(Date.now() - 3_600_000);
    await advanceTime(5000);
    expect(await failed).toMatchObject({ timedOut: true, durationMs: 10_000 });
  });
});

describe('one signal for many calls', () => {
  test('has one listener while they wait, and none afterwards', async () => {
    const { signal } = new AbortController();
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const wapi = client(async () => (await gate, ok()));
    const calls = Array.from({ length: 100 }, () => wapi.user.getProfile({ signal }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    release();
    await Promise.all(calls);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('ends them all', async () => {
    const controller = new AbortController();
    const wapi = client(() => new Promise(() => {}));
    const calls = Array.from({ length: 20 }, () => getRejection(wapi.user.getProfile({ signal: controller.signal })));
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ aborted: true });
  });
});

describe('a long wait for a rate limit', () => {
  const pause = { pacing: true } as const;

  test('prints one warning for each client without a listener', async () => {
    useFakeClock();
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const wapi = client(ok, pause);
    const calls = Array.from({ length: 8 }, () => wapi.user.deletePicture());
    await advanceTime(0);
    expect(warn.mock.calls).toEqual([
      [
        'deletePicture: waits 60 seconds for its rate limit of 5 per minute. Set maxWait to fail instead. ' +
          'Set on.wait to be informed.',
      ],
    ]);
    await advanceTime(61_000);
    await Promise.all(calls);
    const heard = client(ok, { ...pause, on: { wait: () => {} } });
    const more = Array.from({ length: 8 }, () => heard.user.deletePicture());
    await advanceTime(61_000);
    await Promise.all(more);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  test('prints nothing if it is short', async () => {
    useFakeClock();
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const wapi = client(ok, pause);
    for (let call = 0; call < 5; call += 1) await wapi.user.deletePicture();
    await advanceTime(56_000);
    const sixth = wapi.user.deletePicture();
    await advanceTime(5000);
    expect((await sixth).status).toBe(200);
    expect(warn).not.toHaveBeenCalled();
  });

  test.each<[string, Partial<WapiOptions>, object]>([
    ['the client', { maxWait: 10_000 }, {}],
    ['the call', {}, { maxWait: 10_000 }],
    ['the call against the client', { maxWait: 120_000 }, { maxWait: 0 }],
  ])('ends at once with the maxWait of %s', async (_name, options, callOptions) => {
    useFakeClock();
    const wapi = client(ok, { ...pause, retries: 2, ...options });
    for (let call = 0; call < 5; call += 1) await wapi.user.deletePicture();
    const started = Date.now();
    const error = (await getRejection(wapi.user.deletePicture(callOptions))) as WapiError;
    expect(error).toMatchObject({ name: 'WapiNetworkError', timedOut: false, maybeSent: false, attempts: 1 });
    expect(Number(error.retryAt) - started).toBe(60_000);
    expect(Date.now()).toBe(started);
  });

  test('ends after maxWait if the queue is slower than estimated, without a retry', async () => {
    useFakeClock();
    const wapi = client(() => new Promise(() => {}), { ...pause, retries: 2 });
    const timeouts = { attempt: 300_000, total: 600_000 };
    for (let call = 0; call < 5; call += 1) void wapi.user.deletePicture({ timeouts }).catch(() => {});
    const failed = getRejection(wapi.user.deletePicture({ timeouts, maxWait: 70_000 }));
    await advanceTime(71_000);
    const expected = { timedOut: false, maybeSent: false, attempts: 1, durationMs: 70_000 };
    expect(await failed).toMatchObject({ name: 'WapiNetworkError', ...expected });
  });

  test('maxWait also limits the wait for Retry-After', async () => {
    const wapi = client(async () => jsonResponse({ message: 'x' }, 429, { 'Retry-After': '20' }), { retries: 2 });
    expect(await wapi.user.getProfile({ maxWait: 5000 })).toMatchObject({ status: 429, call: { attempts: 1 } });
  });

  test('maxWait must be a number', async () => {
    expect(() => client(ok, { maxWait: Number.NaN })).toThrow(
      'createWapi: maxWait must be a number of milliseconds, 0 or more, received NaN',
    );
    await expect(client(ok).user.getProfile({ maxWait: -1 })).rejects.toThrow('[GET] /user: maxWait must be a number');
  });
});

describe('the cache of a fetch', () => {
  test('is not used', async () => {
    let init: RequestInit | undefined;
    const fetch = async (_url: string, given: RequestInit): Promise<Response> => ((init = given), ok());
    await createWapi({ ...withoutPacingOrRetries, baseUrl: BASE_URL, auth: { key: KEY }, fetch }).user.getProfile();
    expect(init?.cache).toBe('no-store');
  });

  test('is left alone if Request does not have the field, because old workers throw on it', async () => {
    vi.stubGlobal('Request', { prototype: {} });
    let init: RequestInit | undefined;
    const fetch = async (_url: string, given: RequestInit): Promise<Response> => ((init = given), ok());
    const wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: BASE_URL, auth: { key: KEY }, fetch });
    vi.unstubAllGlobals();
    await wapi.user.getProfile();
    expect(init).not.toHaveProperty('cache');
  });
});
