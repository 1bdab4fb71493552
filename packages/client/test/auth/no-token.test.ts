import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createWapi, type WapiError, type WapiTokenEvent } from '../../src/index.js';
import {
  BASE_URL,
  createRecordingClient,
  toFetch,
  withoutPacingOrRetries,
  getRejection,
} from '../support/recording-client.js';
import { auth, createTokenServer, GRANT, PROFILE, REFRESH } from '../support/token-server.js';

const wrong = { ...auth, password: 'not-the-one-at-all' };

/** A client with a custom response to token requests. */
function granting(answer: () => Response | Promise<Response>) {
  return createRecordingClient(wrong, (request) =>
    request.url.endsWith('/auth/tokens') ? answer() : Response.json({ message: 'OK' }),
  );
}

const refusal = (status: number, message: string, headers: Record<string, string> = {}): Response =>
  Response.json({ message }, { status, headers });

test('a wrong password fails the call with the reason of the API, before it is sent', async () => {
  const world = await createTokenServer();
  const sent: string[] = [];
  const fetch = toFetch((request) => {
    sent.push(`${request.method} ${new URL(request.url).pathname.slice(5)}`);
    return request
      .formData()
      .then((form) => world.ask('POST', '/auth/tokens', Object.fromEntries(form) as Record<string, string>));
  });
  const wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: BASE_URL, fetch, auth: wrong });
  const error = await getRejection(wapi.user.getProfile());

  expect(error).toMatchObject({ name: 'WapiAuthError', operationId: 'getUserProfile', maybeSent: false, attempts: 1 });
  expect(error.message).toBe(
    '[GET] /user: could not get an access token: [POST] /auth/tokens 401: The user credentials were ' +
      'incorrect. The request was not sent',
  );
  expect(error.cause).toMatchObject({
    name: 'WapiStatusError',
    operationId: 'createToken',
    status: 401,
    body: { error: 'invalid_credentials' },
  });
  expect(sent).toEqual([GRANT]);

  // Do not cache the failure, because the password may be corrected in the meantime.
  await getRejection(wapi.user.getProfile());
  expect(sent).toEqual([GRANT, GRANT]);
});

test('many calls with a wrong password request one token, and each gets an error of its own', async () => {
  const { wapi, seen } = granting(() =>
    refusal(401, 'The user credentials were incorrect.; the call itself was not sent'),
  );
  const errors = await Promise.all([getRejection(wapi.user.getProfile()), getRejection(wapi.user.deletePicture())]);

  expect(seen).toHaveLength(1);
  expect(errors.map((error) => (error as { operationId?: string }).operationId)).toEqual([
    'getUserProfile',
    'deletePicture',
  ]);
});

test('a rate-limited token request gives the time at which a token can be requested', async () => {
  const { wapi } = granting(() => refusal(429, 'Too Many Attempts.', { 'Retry-After': '30' }));
  const error = await getRejection(wapi.user.getProfile());

  expect(error).toMatchObject({ name: 'WapiAuthError', cause: { status: 429 } });
  const { retryAt } = error as { retryAt?: Date };
  expect(Number(retryAt) - Date.now()).toBeGreaterThan(28_000);
  expect(Number(retryAt) - Date.now()).toBeLessThanOrEqual(30_000);
});

describe('a grant is rejected if it has', () => {
  const good = { token_type: 'Bearer', access_token: 'a-token', refresh_token: 'r-token', expires_in: 60 };
  const undocumented = 'the token response has an undocumented format';
  test.each<[string, object, string?]>([
    ['no token', { ...good, access_token: undefined }, 'the token response has no access_token'],
    ['no refresh token', { ...good, refresh_token: null }, 'the token response has no refresh_token'],
    ['a token with a line break', { ...good, access_token: 'a-token\nX: y' }],
    ['no life', { ...good, expires_in: 0 }],
    ['a lifetime that is not a number', { ...good, expires_in: 'soon' }],
  ])('%s', async (_name, body, reason = undocumented) => {
    const { wapi, seen } = granting(() => Response.json({ message: 'OK', ...body }));
    const error = await getRejection(wapi.user.getProfile());

    expect(error).toMatchObject({
      name: 'WapiAuthError',
      message: `[GET] /user: could not get an access token: ${reason}. The request was not sent`,
    });
    expect(inspect(error, { depth: null })).not.toMatch(/[ar]-token/);
    expect(JSON.stringify((error as WapiError).getBody())).not.toMatch(/[ar]-token/);
    expect(seen).toHaveLength(1);
  });
});

describe('no secret is visible', () => {
  test.each<[string, () => Response | Promise<Response>]>([
    [
      'in an error of the API',
      () => refusal(401, 'The user credentials were incorrect.; the call itself was not sent'),
    ],
    ['in an error of a proxy that echoes', () => refusal(502, `${wrong.email}:${wrong.password}`)],
    ['in a failure of the network', () => Promise.reject(new TypeError('fetch failed'))],
  ])('%s', async (_name, answer) => {
    const { wapi } = granting(answer);
    const error = await getRejection(wapi.user.getProfile());
    const cause = error.cause as { toCurl(): string };

    expect(error.name).toBe('WapiAuthError');
    const shown = [
      inspect(error, { depth: null, showHidden: true, getters: true }),
      error.stack,
      JSON.stringify(error),
      cause.toCurl(),
    ].join('\n');
    expect(shown).not.toContain(wrong.password);
    expect(cause.toCurl()).toContain(`password=<password>`);
  });

  test('in the client after it was granted a token', async () => {
    const world = await createTokenServer();
    const wapi = world.client();
    await wapi.user.getProfile();
    const shown = [inspect(wapi, { depth: null, showHidden: true, getters: true }), JSON.stringify(wapi)].join('\n');
    for (const secret of [auth.password, 'eyJ']) expect(shown).not.toContain(secret);
  });
});

describe('the token hook', () => {
  test('receives each grant and refresh with its status, without a secret', async () => {
    const events: WapiTokenEvent[] = [];
    const world = await createTokenServer();
    const wapi = world.client({ on: { token: (event) => void events.push(event) } });
    await wapi.user.getProfile();
    await world.revokeLastToken();
    await wapi.user.getProfile();

    expect(world.sent).toEqual([GRANT, PROFILE, PROFILE, REFRESH, PROFILE]);
    expect(events).toEqual([
      { kind: 'grant', status: 200 },
      { kind: 'refresh', status: 200 },
    ]);
  });

  test.each<[string, number | undefined, () => Response | Promise<Response>]>([
    ['a refusal', 401, () => refusal(401, 'The user credentials were incorrect.; the call itself was not sent')],
    ['an undocumented answer', 502, () => new Response('<html>', { status: 502 })],
    ['no response', undefined, () => Promise.reject(new TypeError('fetch failed'))],
  ])('receives %s', async (_name, status, answer) => {
    const events: WapiTokenEvent[] = [];
    const fetch = async (): Promise<Response> => answer();
    await getRejection(
      createWapi({
        ...withoutPacingOrRetries,
        baseUrl: BASE_URL,
        fetch,
        auth,
        on: { token: (event) => void events.push(event) },
      }).user.getProfile(),
    );
    expect(events).toEqual([{ kind: 'grant', status }]);
  });
});
