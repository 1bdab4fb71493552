import { inspect } from 'node:util';
import { contract } from '@wapi/types';
import { describe, expect, test } from 'vitest';
import { createWapi, isWapiError, WapiError, type WapiFetch, WapiStatusError, type Wapi } from '../../src/index.js';
import { charge, localBank } from '../support/bodies.js';
import { calls } from '../support/calls.js';
import { getExampleSummary } from '../support/documented-examples.js';
import {
  jsonResponse,
  KEY,
  createRecordingClient,
  withoutPacingOrRetries,
  getRejection,
  TOKEN,
} from '../support/recording-client.js';
import { createMockPersonas } from '../support/mock-personas.js';

/** A client of the mock with the key that has this scope and no other. */
async function withScope(scope: string): Promise<Wapi> {
  const world = createMockPersonas();
  const found = (await world.keysOf('wapi@test.com')).find(
    (key) => key.status === 'valid' && key.scopes.join() === scope,
  );
  if (!found) throw new Error(`the mock has no key of ${scope}`);
  return world.client({ key: found.key });
}

describe('against the mock', () => {
  test('orThrow returns the data of a success, and throws a documented error with operation, status and message', async () => {
    const wapi = await createMockPersonas().as('wapi@test.com');
    expect((await wapi.user.getProfile().orThrow()).data.email).toBe('wapi@test.com');

    const call = calls.createPicture(wapi) as ReturnType<Wapi['user']['createPicture']>;
    const error = await getRejection(call.orThrow());
    expect(error).toBeInstanceOf(WapiStatusError);
    expect(error.message).toBe('[POST] /user/picture 409: A profile picture already exists.');
    expect(error).toMatchObject({
      name: 'WapiStatusError',
      operationId: 'createPicture',
      status: 409,
      maybeSent: false,
      attempts: 1,
      retryAt: undefined,
    });
    expect((await call).error).toEqual((error as WapiStatusError).body);
    expect([isWapiError(error), isWapiError(error, 'createPicture'), isWapiError(error, 'createPicture', 409)]).toEqual(
      [true, true, true],
    );
    expect([
      isWapiError(error, 'createPicture', 400),
      isWapiError(error, 'updatePicture'),
      isWapiError(error, 'getUserProfile', 403),
    ]).toEqual([false, false, false]);
  });

  test('a 403 because of a scope names the scope, as a result and as an error', async () => {
    const wapi = await withScope('wapi-transactions-all');
    const result = await wapi.user.getProfile();
    expect(result).toMatchObject({
      status: 403,
      neededScope: 'wapi-user-retrieve',
      error: { message: getExampleSummary('getUserProfile', 'missingScope').message },
    });

    const error = await getRejection(wapi.user.deletePicture().orThrow());
    expect(error).toMatchObject({
      name: 'WapiStatusError',
      status: 403,
      neededScope: 'wapi-user-delete',
      maybeSent: false,
    });
    expect(error.message).toBe(
      '[DELETE] /user/picture 403: Invalid scope(s) provided. The operation needs the scope wapi-user-delete.',
    );
  });

  test('a 403 for another reason names no scope', async () => {
    const wapi = await createMockPersonas().as('unverified@test.com');
    const result = await wapi.user.createLocalBank(localBank);
    expect(result).toMatchObject({ status: 403, neededScope: undefined });
    expect((await getRejection(wapi.user.createLocalBank(localBank).orThrow())).message).not.toContain('scope');
  });

  test('a call with orThrow makes one request, however often it is awaited', async () => {
    const { wapi, seen } = createRecordingClient({ key: KEY });
    const call = wapi.user.getProfile();
    expect(await call.orThrow()).toBe((await call).data);
    expect(await call.orThrow()).toBe((await call).data);
    expect(seen).toHaveLength(1);
  });
});

test('a success and an error describe the call', async () => {
  const { wapi } = createRecordingClient({ key: KEY }, () =>
    jsonResponse({ message: 'Too Many Attempts.' }, 429, { 'Retry-After': '120' }),
  );
  const before = Date.now();
  const result = await wapi.user.getProfile();
  if (result.status !== 429) throw new Error('no 429');

  expect(Object.keys(result).toSorted()).toEqual([
    'call',
    'data',
    'error',
    'maybeSent',
    'neededScope',
    'response',
    'retryAt',
    'status',
  ]);
  expect(result.call).toEqual({
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    attempts: 1,
    durationMs: expect.any(Number),
  });
  const at = result.retryAt?.getTime() ?? 0;
  expect(at - before).toBeGreaterThanOrEqual(120_000);
  expect(at - before).toBeLessThan(125_000);
  expect(await getRejection(wapi.user.getProfile().orThrow())).toMatchObject({
    status: 429,
    retryAt: expect.any(Date),
    attempts: 1,
  });
});

test.each<[string, number, unknown, boolean, string]>([
  [
    'WapiStatusError',
    400,
    { message: 'The bank name field is required.' },
    false,
    '400: The bank name field is required.',
  ],
  ['WapiStatusError', 401, { message: 'Unauthorized' }, false, '401: Unauthorized'],
  ['WapiStatusError', 409, {}, false, '409: without a message'],
  ['WapiStatusError', 429, { message: 'Too Many Attempts.' }, false, '429: Too Many Attempts.'],
  ['WapiStatusError', 500, { message: 'Internal Server Error' }, true, '500: Internal Server Error'],
  ['WapiResponseError', 502, { message: 'Bad Gateway' }, true, '502: not a documented status: Bad Gateway'],
  ['WapiResponseError', 404, { message: 'x' }, true, '404: not a documented status. Check the baseUrl: x'],
  ['WapiResponseError', 201, [], true, '201: the body is not a JSON object'],
])(
  '%s with status %i says whether the request may have been carried out',
  async (name, status, body, maybeSent, message) => {
    const { wapi } = createRecordingClient({ key: KEY }, () => jsonResponse(body, status));
    const error = await getRejection(wapi.user.createLocalBank(localBank).orThrow());
    expect(error).toMatchObject({ name, status, maybeSent, operationId: 'createLocalBank' });
    expect(error.message).toBe(`[POST] /user/banks/local ${message}`);
  },
);

/** Every way in which a value ends up in a log. */
function shown(value: unknown): string {
  const text = value instanceof Error ? `${value.stack}${String(value)}` : '';
  return [
    inspect(value, { depth: null, showHidden: true, getters: true }),
    inspect(value),
    JSON.stringify(value),
    text,
  ].join('\n');
}

const OTHER_TOKEN = 'def50200a8f5-opaque-refresh-token-of-sorts';
const echo: WapiFetch = async (request) => {
  const sent = `${request.headers.get('Authorization')} ${request.headers.get('X-WAPI-Key')} ${await request.text()}`;
  return jsonResponse({ message: `You sent ${sent}`, error_description: sent, deep: { list: [sent] } }, 401);
};

test.each<[string, (wapi: Wapi) => ReturnType<Wapi['user']['getProfile']>, { key: string } | { token: string }]>([
  ['a key', (wapi) => wapi.user.getProfile(), { key: KEY }],
  ['a JWT', (wapi) => wapi.user.getProfile(), { token: TOKEN }],
  ['an opaque token', (wapi) => wapi.user.getProfile(), { token: OTHER_TOKEN }],
  ['a refresh token', (wapi) => wapi.auth.refresh({ refresh_token: OTHER_TOKEN }) as never, { token: TOKEN }],
])('a documented error that quotes %s is redacted', async (_name, call, auth) => {
  const { wapi } = createRecordingClient(auth, echo);
  const result = await call(wapi);
  const error = await getRejection(call(wapi).orThrow());

  expect(result.status).toBe(401);
  expect(result.error?.message).toContain('[redacted]');
  for (const secret of [KEY, TOKEN, OTHER_TOKEN])
    for (const value of [result.error, result, error]) expect(shown(value)).not.toContain(secret);
});

test('documented messages stay unchanged even if a caller sent one of their words', async () => {
  const messages = contract.operations.flatMap(({ responses }) =>
    responses.flatMap(({ status, examples }) =>
      status < 400 ? [] : examples.map(({ value }) => (value as { message: string }).message),
    ),
  );
  expect(messages.length).toBeGreaterThan(100);
  const words = [...new Set(messages.flatMap((message) => message.split(' ')))];
  for (const message of new Set(messages)) {
    const { wapi } = createRecordingClient({ key: KEY }, () => jsonResponse({ message }, 400));
    const fields = Object.fromEntries([...words, message].map((word, index) => [`f${index}`, word]));
    const result = await wapi.accounts.update('1', fields as never);
    expect(result.error?.message).toBe(message);
  }
});

test('the data of a success is returned unchanged', async () => {
  const data = { message: `Bearer ${TOKEN}`, access_token: TOKEN };
  const { wapi } = createRecordingClient({ token: TOKEN }, () => jsonResponse(data));
  expect((await wapi.user.getProfile()).data).toEqual(data);
});

describe('isWapiError', () => {
  test('recognizes documented errors of another copy of the package', () => {
    const fields = {
      operationId: 'createPicture',
      status: 409,
      body: { message: 'x' },
      [Symbol.for('@wapi/client/error')]: true,
    };
    const foreign = Object.assign(new Error('x'), fields);
    expect([isWapiError(foreign, 'createPicture', 409), isWapiError(foreign, 'createPicture', 400)]).toEqual([
      true,
      false,
    ]);
    expect(
      isWapiError(
        Object.assign(new Error('x'), {
          ...fields,
          [Symbol.for('@wapi/client/error')]: undefined,
          name: 'WapiStatusError',
        }),
        'deletePicture',
      ),
    ).toBe(false);
  });

  test('does not accept any other error of the operation as documented', async () => {
    const { wapi } = createRecordingClient({ key: KEY }, () => jsonResponse({ message: 'x' }, 502));
    const error = await getRejection(wapi.user.deletePicture());
    expect(isWapiError(error)).toBe(true);
    expect(isWapiError(error, 'deletePicture')).toBe(false);
    expect(error).toBeInstanceOf(WapiError);
  });
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'a timeout of no length',
    { timeouts: { attempt: 0 } },
    'timeouts.attempt must be a number of milliseconds above 0, received 0',
  ],
  [
    'a timeout that is text',
    { timeouts: { total: '5000' } },
    'timeouts.total must be a number of milliseconds above 0, received 5000',
  ],
  [
    'a timeout that is no number',
    { timeouts: { total: Number.NaN } },
    'timeouts.total must be a number of milliseconds above 0, received NaN',
  ],
  ['retries below 0', { retries: -1 }, 'retries must be an integer, 0 or more, received -1'],
  ['retries that are no number', { retries: '2' }, 'retries must be an integer, 0 or more, received 2'],
])('the client and a call reject %s', async (_name, options, message) => {
  expect(() => createRecordingClient({ key: KEY }, undefined, { ...withoutPacingOrRetries, ...options })).toThrow(
    `createWapi: ${message}`,
  );
  const { wapi, seen } = createRecordingClient({ key: KEY });
  for (const call of [() => wapi.user.getProfile(options), () => wapi.raw.GET('/user', options as never)]) {
    expect(await getRejection(call())).toMatchObject({
      name: 'WapiConfigError',
      message: `[GET] /user: ${message}`,
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

describe('a success without its required fields', () => {
  const body = { ...charge, account_number: '1428855397' };
  test.each<[string, object, string]>([
    ['nothing', {}, 'url'],
    ['no id', { url: 'https://x' }, 'transaction_id'],
    ['an id that is null', { url: 'https://x', transaction_id: null }, 'transaction_id'],
  ])('is rejected: %s', async (_name, fields, missing) => {
    const { wapi, seen } = createRecordingClient({ key: KEY }, () => jsonResponse({ message: 'OK', ...fields }));
    const error = await getRejection(wapi.trustedCards.charge('213e4777-2179-4fbd-9540-84e8ed83187a', body));
    expect(error).toMatchObject({ name: 'WapiResponseError', status: 200, maybeSent: true });
    expect(error.message).toBe(`[POST] /trusted-cards/{uuid}/charge 200: the body has no ${missing}: OK`);
    expect(seen).toHaveLength(1);
  });
});

test('a short password is redacted in a documented error too', async () => {
  const { wapi } = createRecordingClient({ key: KEY }, () =>
    jsonResponse({ message: 'Not Ab3-def! twice: Ab3-def!', note: ['Ab3-def!'] }, 400),
  );
  const { error } = await wapi.user.updatePassword({
    old_password: 'Ab3-def!',
    new_password: 'Xy9-other',
    confirm_password: 'Xy9-other',
  });
  expect(error).toEqual({ message: 'Not [redacted] twice: [redacted]', note: ['[redacted]'] });
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
      '[GET] /user: options: unknown option timeout. Use one of: timeouts, retries, signal, headers',
    );
    expect(seen).toHaveLength(0);
  });
});
