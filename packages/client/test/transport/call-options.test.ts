import { createRawClient } from '../../src/raw.js';
import { describe, expect, test } from 'vitest';
import { createPacer, createWapi } from '../../src/index.js';
import {
  BASE_URL,
  createRecordingClient,
  getRejection,
  getThrown,
  jsonResponse,
  KEY,
  withoutPacingOrRetries,
} from '../support/recording-client.js';

test.each<[string, Record<string, unknown>, string]>([
  [
    'a timeout of 0',
    { timeouts: { attempt: 0 } },
    'timeouts.attempt must be a number of milliseconds above 0, received 0',
  ],
  [
    'a timeout that is text',
    { timeouts: { total: '5000' } },
    'timeouts.total must be a number of milliseconds above 0, received 5000',
  ],
  [
    'a timeout that is not a number',
    { timeouts: { total: Number.NaN } },
    'timeouts.total must be a number of milliseconds above 0, received NaN',
  ],
  ['retries below 0', { retries: -1 }, 'retries must be an integer, 0 or more, received -1'],
  ['retries that are not a number', { retries: '2' }, 'retries must be an integer, 0 or more, received 2'],
])('the client and a call reject %s', async (_name, options, message) => {
  expect(() => createRecordingClient({ key: KEY }, undefined, { ...withoutPacingOrRetries, ...options })).toThrow(
    `createWapi: ${message}`,
  );
  const { wapi, seen } = createRecordingClient({ key: KEY });
  for (const call of [
    () => wapi.user.getProfile(options),
    () => createRawClient(wapi).GET('/user', options as never),
  ]) {
    expect(await getRejection(call())).toMatchObject({
      name: 'WapiConfigError',
      message: `[GET] /user: ${message}`,
      operationId: 'getUserProfile',
    });
  }
  expect(seen).toHaveLength(0);
});

test.each<[Record<string, unknown>, string]>([
  [{ fetch: 5 }, 'fetch must be a function, received number'],
  [{ pacing: 'no' }, 'pacing must be a boolean or a pacer from createPacer(), received string'],
  [{ pacing: {} }, 'pacing must be a boolean or a pacer from createPacer(), received object'],
  [{ pacing: createPacer }, 'pacing must be a boolean or a pacer from createPacer(), received function'],
  [{ pacing: null }, 'pacing must be a boolean or a pacer from createPacer(), received null'],
  [{ on: 5 }, 'on must be an object, received number'],
  [{ on: null }, 'on must be an object, received null'],
  [{ on: { response: 5 } }, 'on.response must be a function, received number'],
  [
    { on: { respons() {} } },
    'on: unknown option respons. Use one of: deviation, request, response, retry, token, wait',
  ],
  [{ methodOverride: 'yes' }, 'methodOverride must be a boolean, received string'],
  [{ dangerouslyAllowBrowser: 'false' }, 'dangerouslyAllowBrowser must be a boolean, received string'],
])('the client rejects %o', (options, message) => {
  const error = getThrown(() => createWapi({ baseUrl: BASE_URL, auth: { key: KEY }, ...options } as never));
  expect(error).toMatchObject({ name: 'WapiConfigError', message: `createWapi: ${message}`, maybeSent: false });
});

test('hooks may be an instance of a class with other members', async () => {
  class Metrics {
    count = 0;
    response(): void {
      this.count += 1;
    }
  }
  const on = new Metrics();
  const { wapi } = createRecordingClient({ key: KEY }, undefined, { ...withoutPacingOrRetries, on });
  expect((await wapi.user.getProfile()).status).toBe(200);
});

test.each<[string, unknown]>([
  ['an empty object', {}],
  ['an AbortController', new AbortController()],
  ['text', 'now'],
])('a call rejects %s as its signal', async (_name, signal) => {
  const { wapi, seen } = createRecordingClient({ key: KEY });
  const options = { signal } as { signal: AbortSignal };
  for (const call of [wapi.user.getProfile(options), createRawClient(wapi).GET('/user', options)]) {
    expect(await getRejection(call)).toMatchObject({
      name: 'WapiConfigError',
      message: `[GET] /user: signal must be an AbortSignal, received ${typeof signal}`,
      maybeSent: false,
      operationId: 'getUserProfile',
    });
  }
  expect(seen).toHaveLength(0);
});

test.each([-1, Number.NaN, '60000'])('a longest wait of %j is rejected', (maxRetryAfter) => {
  expect(() =>
    createRecordingClient({ key: KEY }, undefined, { ...withoutPacingOrRetries, maxRetryAfter } as never),
  ).toThrow('createWapi: maxRetryAfter must be a number of milliseconds, 0 or more, received ');
});

test('undefined settings use the default', async () => {
  const { wapi } = createRecordingClient({ key: KEY }, async () => jsonResponse({ message: 'OK' }), {
    ...withoutPacingOrRetries,
    timeouts: { attempt: undefined } as never,
  });
  const slow = { timeouts: { attempt: undefined, total: undefined } as never, retries: undefined };
  expect((await wapi.user.getProfile(slow)).status).toBe(200);
});

describe('unknown options', () => {
  test.each<[string, () => unknown, string]>([
    [
      'of a client',
      () => createWapi({ baseUrl: 'http://x', retry: 0 } as never),
      'createWapi: unknown option retry. Use one of: auth, baseUrl,',
    ],
    [
      'of its timeouts',
      () => createWapi({ baseUrl: 'http://x', timeouts: { request: 5 } } as never),
      'createWapi: timeouts: unknown option request. Use one of: attempt, total',
    ],
  ])('of %s are rejected', (_name, make, message) => {
    expect(make).toThrow(message);
  });

  test('of a call are rejected', async () => {
    const { wapi, seen } = createRecordingClient({ key: KEY });
    const error = await getRejection(wapi.user.getProfile({ timeout: 5 } as never));
    expect(error.message).toBe(
      '[GET] /user: options: unknown option timeout. Use one of: timeouts, retries, maxWait, signal, headers',
    );
    expect(seen).toHaveLength(0);
  });
});
