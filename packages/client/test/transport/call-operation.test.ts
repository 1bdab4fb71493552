import { describe, expect, test } from 'vitest';
import { isWapiError, WapiError, WapiStatusError, type Wapi } from '../../src/index.js';
import { charge, localBank } from '../support/bodies.js';
import { calls } from '../support/calls.js';
import { getExampleSummary } from '../support/documented-examples.js';
import { jsonResponse, KEY, createRecordingClient, getRejection, TOKEN } from '../support/recording-client.js';
import { createMockPersonas } from '../support/mock-personas.js';

/** A client for the mock, with the key that has only this scope. */
async function withScope(scope: string): Promise<Wapi> {
  const personas = createMockPersonas();
  const found = (await personas.keysOf('wapi@test.com')).find(
    (key) => key.status === 'valid' && key.scopes.join() === scope,
  );
  if (!found) throw new Error(`the mock has no key of ${scope}`);
  return personas.client({ key: found.key });
}

describe('against the mock', () => {
  test('orThrow returns data, or throws a documented error with operation, status and message', async () => {
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

  test('a call with orThrow makes one request, even if it is awaited twice', async () => {
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
    'documented',
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
  ['WapiResponseError', 404, { message: 'x' }, false, '404: not a documented status, so the baseUrl may be wrong: x'],
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

describe('a success without its required fields', () => {
  const body = { ...charge, account_number: '1428855397' };
  test.each<[string, object, string]>([
    ['nothing', {}, 'url'],
    ['no id', { url: 'https://x' }, 'transaction_id'],
    ['an id that is null', { url: 'https://x', transaction_id: null }, 'transaction_id'],
    ['an empty id', { url: 'https://x', transaction_id: '' }, 'transaction_id'],
    ['an empty url', { url: '', transaction_id: 'SB-42' }, 'url'],
  ])('is undocumented, and orThrow() rejects it: %s', async (_name, fields, missing) => {
    const { wapi, seen } = createRecordingClient({ key: KEY }, () => jsonResponse({ message: 'OK', ...fields }));
    const call = wapi.trustedCards.charge('213e4777-2179-4fbd-9540-84e8ed83187a', body);
    expect(await call).toMatchObject({ status: 200, documented: false, data: { message: 'OK', ...fields } });
    const error = (await getRejection(call.orThrow())) as WapiError;
    expect(error).toMatchObject({ name: 'WapiResponseError', status: 200, maybeSent: true });
    expect(error.message).toBe(
      `[POST] /trusted-cards/{uuid}/charge 200: the body has no ${missing}. Read the body with getBody()`,
    );
    expect(error.getBody()).toEqual({ message: 'OK', ...fields });
    expect(seen).toHaveLength(1);
  });
});
