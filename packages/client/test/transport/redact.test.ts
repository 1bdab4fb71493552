import { createRawClient } from '../../src/raw.js';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createWapi } from '../../src/index.js';
import {
  BASE_URL,
  jsonResponse,
  KEY,
  createRecordingClient,
  withoutPacingOrRetries,
  getRejection,
  TOKEN,
} from '../support/recording-client.js';

const PASSWORD = 'Passw0rd!-very-own';
const SECRETS = [KEY, TOKEN, PASSWORD, KEY.slice(-20), TOKEN.slice(-20)];

/** Returns every form in which a log may contain a value. */
function shown(value: unknown): string {
  const deep = inspect(value, { depth: null, showHidden: true, getters: true });
  const text = value instanceof Error ? `${value.stack}${String(value)}` : '';
  return [deep, inspect(value), JSON.stringify(value), text].join('\n');
}

test.each([
  ['key', { key: KEY }],
  ['token', { token: TOKEN }],
  ['token function', { token: () => TOKEN }],
])('a client with a %s contains no visible secret', async (_name, auth) => {
  const wapi = createWapi({
    ...withoutPacingOrRetries,
    baseUrl: BASE_URL,
    auth,
    fetch: async () => jsonResponse({ message: 'OK' }),
  });
  await wapi.user.getProfile();
  for (const secret of SECRETS) {
    expect(shown(wapi)).not.toContain(secret);
    expect(shown(createRawClient(wapi))).not.toContain(secret);
  }
});

const answers: [string, (request: Request) => Response][] = [
  [
    'an echo as message',
    (request) => jsonResponse({ message: `${request.headers.get('Authorization')} ${KEY} ${PASSWORD}` }, 502),
  ],
  ['an echo as text', () => new Response(`${TOKEN} ${KEY} ${PASSWORD}`, { status: 502 })],
  ['an echo in another field', () => jsonResponse({ message: 'Bad', debug: [TOKEN, KEY, PASSWORD] }, 502)],
  ['an echo that is not JSON, with a success', () => new Response(`{"a":${PASSWORD}${KEY}${TOKEN}`, { status: 200 })],
];

test.each(answers)('errors contain no secret after %s', async (_name, answer) => {
  const { wapi } = createRecordingClient({ token: TOKEN }, answer);
  const body = { email: 'a@b.c', password: PASSWORD, scopes: 'wapi-user-all' } as const;

  const withBody = [
    () => wapi.auth.grant(body),
    () => createRawClient(wapi).POST('/auth/tokens', { body }),
    () => wapi.accounts.update('1', body),
  ];
  for (const call of withBody) {
    const error = await getRejection(call());
    expect(error.name).toBe('WapiResponseError');
    for (const secret of SECRETS) expect(shown(error)).not.toContain(secret);
  }
  // Do not check the password, because this call does not use it.
  const error = await getRejection(wapi.user.getProfile());
  for (const secret of [KEY, TOKEN]) expect(shown(error)).not.toContain(secret);
});

test('errors before sending contain no secret', async () => {
  const { wapi } = createRecordingClient({ token: () => `${TOKEN}\n` });
  const calls = [
    () => wapi.user.getProfile(),
    () => wapi.accounts.update('', { password: PASSWORD }),
    () => wapi.accounts.update('1', { password: [PASSWORD, Number.NaN] as unknown as string }),
    () => wapi.accounts.update('1', PASSWORD as never),
    () => wapi.user.getProfile({ headers: { Authorization: TOKEN } }),
  ];
  for (const call of calls) {
    const error = await getRejection(call());
    expect(error.name).toBe('WapiConfigError');
    for (const secret of SECRETS) expect(shown(error)).not.toContain(secret);
  }
});

test('middleware does not see the credential', async () => {
  const { wapi, seen } = createRecordingClient({ token: TOKEN });
  const requests: Request[] = [];
  const raw = createRawClient(wapi);
  raw.use({ onRequest: ({ request }) => void requests.push(request.clone()) });
  await raw.GET('/user');

  expect(seen[0]?.headers.get('Authorization')).toBe(`Bearer ${TOKEN}`);
  expect(requests).toHaveLength(1);
  expect(requests[0]?.headers.get('Authorization')).toBeNull();
});
