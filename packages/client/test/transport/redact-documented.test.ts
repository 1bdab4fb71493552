import { inspect } from 'node:util';
import { contract } from '@wapi/types';
import { expect, test } from 'vitest';
import type { Wapi } from '../../src/index.js';
import { redactDocumented } from '../../src/transport/redact.js';
import { createRecordingClient, getRejection, jsonResponse, KEY, TOKEN } from '../support/recording-client.js';

/** Returns every form in which a log may contain a value. */
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
const echo = async (request: Request): Promise<Response> => {
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

test('a secret that starts with a different secret is masked to its end', () => {
  expect(redactDocumented('You sent abcd-efgh.', ['abcd', 'abcd-efgh'], [])).toBe('You sent [redacted].');
});
