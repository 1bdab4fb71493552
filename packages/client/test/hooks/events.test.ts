import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWapi, type WapiEvent, type WapiHooks, type WapiOptions } from '../../src/index.js';
import { emit } from '../../src/hooks/emit.js';
import { charge, localBank } from '../support/bodies.js';
import { verifiedCard } from '../support/calls.js';
import { useFakeClock, advanceTimeUntilDone } from '../support/fake-time.js';
import {
  BASE_URL,
  jsonResponse,
  KEY,
  withoutPacingOrRetries,
  getRejection,
  TOKEN,
  toFetch,
} from '../support/recording-client.js';

beforeEach(() => useFakeClock());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type RecordedEvent = [name: keyof WapiHooks, event: Record<string, unknown>];

/** Hooks that record their events. */
function createRecordingHooks(): { on: WapiHooks; told: RecordedEvent[] } {
  const told: RecordedEvent[] = [];
  const note = (name: keyof WapiHooks) => (event: object) => void told.push([name, { ...event }]);
  return {
    on: { request: note('request'), response: note('response'), retry: note('retry'), token: note('token') },
    told,
  };
}

const spanOf = (event: object): WapiEvent['span'] => (event as WapiEvent).span;

describe('a call with a new token and a retry', () => {
  const password = 'Passw0rd!-very-own';
  const pair = (name: string): Response =>
    jsonResponse({
      message: 'OK',
      token_type: 'Bearer',
      expires_in: 43_200,
      access_token: `${TOKEN}-${name}`,
      refresh_token: `refresh-${name}`,
    });

  async function run(on: WapiHooks): Promise<{ status: number; call: { requestId: string } }> {
    let asked = 0;
    const fetch = toFetch(async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (request.url.endsWith('/tokens')) return pair('first');
      if (request.url.endsWith('/refresh')) return pair('second');
      asked += 1;
      if (asked === 1) return jsonResponse({ message: 'Unauthorized' }, 401);
      if (asked === 2) return jsonResponse({ message: 'Too Many Attempts.' }, 429, { 'Retry-After': '2' });
      return jsonResponse({ message: 'OK' });
    });
    // A request with a new token is not a retry.
    const wapi = createWapi({
      baseUrl: BASE_URL,
      fetch,
      on,
      retries: 1,
      auth: { email: 'a@b.test', password, scopes: 'wapi-user-all' },
    });
    return advanceTimeUntilDone(wapi.user.updateLocalBank(localBank));
  }

  test('emits its events in order', async () => {
    const { on, told } = createRecordingHooks();
    const { status, call } = await run(on);
    expect(status).toBe(200);
    expect(
      told.map(([name, event]) => [
        name,
        ...['operationId', 'kind', 'attempt', 'status', 'reason', 'delayMs'].flatMap((key) => event[key] ?? []),
      ]),
    ).toEqual([
      ['request', 'createToken', 1],
      ['response', 'createToken', 1, 200],
      ['token', 'grant', 200],
      ['request', 'updateLocalBank', 1],
      ['response', 'updateLocalBank', 1, 401],
      ['request', 'refreshToken', 1],
      ['response', 'refreshToken', 1, 200],
      ['token', 'refresh', 200],
      ['retry', 'updateLocalBank', 1, 'token', 0],
      ['request', 'updateLocalBank', 2],
      ['response', 'updateLocalBank', 2, 429],
      ['retry', 'updateLocalBank', 2, 'status', 2000],
      ['request', 'updateLocalBank', 3],
      ['response', 'updateLocalBank', 3, 200],
    ]);
    expect(told.filter(([name]) => name === 'response').map(([, { durationMs }]) => durationMs)).toEqual([
      100, 100, 100, 100, 100,
    ]);

    const ids = told.flatMap(([, { operationId, requestId }]) =>
      operationId === 'updateLocalBank' ? [requestId] : [],
    );
    expect(new Set(ids)).toEqual(new Set([call.requestId]));
    expect(new Set(told.flatMap(([, { requestId }]) => requestId ?? [])).size).toBe(3);
  });

  test('emits no secret and no value of a body', async () => {
    const { on, told } = createRecordingHooks();
    await run(on);
    const shown = inspect(told, { depth: null });
    for (const secret of [password, 'a@b.test', TOKEN, 'refresh-', ...Object.values(localBank)])
      expect(shown).not.toContain(secret);
  });

  const bad: [string, () => unknown][] = [
    [
      'throws',
      () => {
        throw new Error('hook');
      },
    ],
    ['rejects', () => Promise.reject(new Error('hook'))],
    ['never ends', () => new Promise(() => {})],
    [
      'returns something odd',
      // oxlint-disable-next-line unicorn/no-thenable
      () => ({ then: (_resolve: unknown, reject: (reason: Error) => void) => reject(new Error('hook')) }),
    ],
  ];
  test.each(bad)('is not affected by a hook that %s', async (_name, hook) => {
    const on = { request: hook, response: hook, retry: hook, token: hook } as WapiHooks;
    expect((await run(on)).status).toBe(200);
  });
});

test('an event is created only if a hook receives it', () => {
  let made = 0;
  emit(undefined, () => (made += 1));
  expect(made).toBe(0);
});

describe("a span follows OpenTelemetry's conventions for HTTP clients", () => {
  const key = { key: KEY };
  async function events(
    answer: () => Response | Promise<Response>,
    options: Partial<WapiOptions> = withoutPacingOrRetries,
  ): Promise<RecordedEvent[]> {
    const { on, told } = createRecordingHooks();
    const wapi = createWapi({
      ...options,
      baseUrl: 'https://pay.test:8443/wapi',
      auth: key,
      on,
      fetch: async () => answer(),
    });
    await advanceTimeUntilDone(wapi.trustedCards.charge(verifiedCard, charge).catch(() => {}));
    return told;
  }
  const template = '/wapi/trusted-cards/{uuid}/charge';
  const base = {
    'http.request.method': 'POST',
    'server.address': 'pay.test',
    'server.port': 8443,
    'url.full': `https://pay.test:8443${template}`,
    'url.template': template,
  };

  test('in its name, which has the method and the path template', async () => {
    for (const [, event] of await events(() => jsonResponse({ message: 'No.' }, 403)))
      expect(spanOf(event).name).toBe(`POST ${template}`);
  });

  test.each<[string, object, () => Response | Promise<Response>]>([
    [
      'a success',
      { 'http.response.status_code': 200 },
      () => jsonResponse({ message: 'OK', url: 'https://x.test', transaction_id: '1' }),
    ],
    [
      'an error of the API',
      { 'http.response.status_code': 403, 'error.type': '403' },
      () => jsonResponse({ message: 'No.' }, 403),
    ],
    [
      'an undocumented answer',
      { 'http.response.status_code': 502, 'error.type': '502' },
      () => new Response('', { status: 502 }),
    ],
    ['a failure of the network', { 'error.type': 'network' }, () => Promise.reject(new TypeError('fetch failed'))],
    ['a timeout', { 'error.type': 'timeout' }, () => new Promise<Response>(() => {})],
  ])('in its attributes for %s', async (_name, attributes, answer) => {
    const told = await events(answer);
    expect(told.map(([name, event]) => [name, spanOf(event).attributes])).toEqual([
      ['request', base],
      ['response', { ...base, ...attributes }],
    ]);
  });

  test('in its attributes for an abort, and for the default port of a protocol', async () => {
    const { on, told } = createRecordingHooks();
    const controller = new AbortController();
    const fetch = (): Promise<Response> => {
      controller.abort();
      return new Promise(() => {});
    };
    await getRejection(
      createWapi({ ...withoutPacingOrRetries, baseUrl: BASE_URL, auth: key, on, fetch }).user.getProfile({
        signal: controller.signal,
      }),
    );
    expect(told.map(([, event]) => spanOf(event).attributes['error.type'])).toEqual([undefined, 'aborted']);
    expect(spanOf(told[0]?.[1] ?? {}).attributes['server.port']).toBe(80);
    told.length = 0;
    const server = { platform: 'tt', environment: 'sandbox' } as const;
    await createWapi({
      ...withoutPacingOrRetries,
      ...server,
      auth: key,
      on,
      fetch: async () => jsonResponse({}),
    }).user.getProfile();
    expect(spanOf(told[0]?.[1] ?? {}).attributes['server.port']).toBe(443);
  });

  test('in its resend count', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const told = await events(() => jsonResponse({ message: 'No.' }, 429, { 'Retry-After': '1' }), { retries: 2 });
    const counts = told.flatMap(([name, event]) =>
      name === 'request' ? [spanOf(event).attributes['http.request.resend_count']] : [],
    );
    expect(counts).toEqual([undefined, 1, 2]);
  });

  test('in its method, which is the one that is sent', async () => {
    const { on, told } = createRecordingHooks();
    const fetch = async (): Promise<Response> => jsonResponse({ message: 'OK' });
    await createWapi({
      ...withoutPacingOrRetries,
      baseUrl: BASE_URL,
      auth: key,
      on,
      fetch,
      methodOverride: true,
    }).user.updatePicture({
      picture: new Blob(['x']),
    });
    expect(spanOf(told[0]?.[1] ?? {}).attributes['http.request.method']).toBe('POST');
  });
});

test('a call that has to wait emits one wait event before its request', async () => {
  const told: string[] = [];
  const on: WapiHooks = {
    wait: ({ operationId, attempt }) => void told.push(`wait ${operationId} ${attempt}`),
    request: () => void told.push('request'),
  };
  const wapi = createWapi({
    baseUrl: BASE_URL,
    auth: { key: KEY },
    on,
    fetch: async () => jsonResponse({ message: 'OK' }),
  });
  await advanceTimeUntilDone(Promise.all(Array.from({ length: 6 }, () => wapi.user.deletePicture())));

  expect(told.filter((text) => text === 'request')).toHaveLength(6);
  expect(told.at(-1)).toBe('request');
  expect(told.filter((text) => text !== 'request')).toEqual(['wait deletePicture 1']);
});
