import { createRawClient } from '../../src/raw.js';
import { expect, test } from 'vitest';
import { isWapiError, WapiResponseError } from '../../src/index.js';
import { jsonResponse, KEY, createRecordingClient, getRejection } from '../support/recording-client.js';

const bank = { bank_name: 'Republic Bank LTD', name_in_bank: 'John Smith', bank_account: '123456789012' };

test('a documented success is a result', async () => {
  const { wapi } = createRecordingClient({ key: KEY }, () =>
    jsonResponse({ message: 'Created' }, 201, { 'X-RateLimit-Remaining': '4' }),
  );
  const result = await wapi.user.createLocalBank(bank);

  expect(result).toMatchObject({ status: 201, data: { message: 'Created' }, error: undefined });
  expect(result.response.headers.get('X-RateLimit-Remaining')).toBe('4');
  expect(result.call).toEqual({
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    attempts: 1,
    durationMs: expect.any(Number),
  });
  expect(Object.keys(result).toSorted()).toEqual(['call', 'data', 'documented', 'error', 'response', 'status']);
});

test('a documented error is a result, whatever its message', async () => {
  for (const message of ['A local bank account is already configured.', 'Something new']) {
    const { wapi } = createRecordingClient({ key: KEY }, () => jsonResponse({ message }, 409));
    expect(await wapi.user.createLocalBank(bank)).toMatchObject({ status: 409, data: undefined, error: { message } });
  }
});

const html = '<html>token=abc</html>';
test.each<[name: string, answer: () => Response, status: number, message: string]>([
  [
    'an undocumented status',
    () => jsonResponse({ message: 'Bad Gateway' }, 502),
    502,
    'not a documented status: Bad Gateway',
  ],
  [
    'an undocumented status without a message',
    () => jsonResponse({ secret: 'abc' }, 502),
    502,
    'not a documented status',
  ],
  ['an undocumented status without JSON', () => new Response(html, { status: 502 }), 502, 'not a documented status'],
  ['no content', () => new Response(null, { status: 204 }), 204, 'the body is not a JSON object'],
  [
    'a redirect',
    () => new Response(null, { status: 307, headers: { Location: 'http://x' } }),
    307,
    'a redirect, which is not followed',
  ],
  [
    'a documented status without JSON',
    () => new Response(html, { status: 500 }),
    500,
    'the body is not a JSON object but text/plain',
  ],
  [
    'a success without JSON',
    () => new Response(html, { status: 201 }),
    201,
    'the body is not a JSON object but text/plain',
  ],
  [
    'a page of another site',
    () => new Response(html, { status: 201, headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
    201,
    'the body is not a JSON object but text/html',
  ],
  [
    'a success with a type that is none',
    () => new Response(html, { status: 201, headers: { 'Content-Type': '<script>' } }),
    201,
    'the body is not a JSON object',
  ],
  [
    'a success without a body',
    () => new Response('', { status: 201, headers: { 'Content-Length': '0' } }),
    201,
    'the body is not a JSON object but text/plain',
  ],
  ['a success with a list', () => jsonResponse([], 201), 201, 'the body is not a JSON object'],
  ['a success with null', () => jsonResponse(null, 201), 201, 'the body is not a JSON object'],
  [
    'a success with half a body',
    () => new Response('{"message":"Cre', { status: 201 }),
    201,
    'the body is not a JSON object but text/plain',
  ],
])('%s throws', async (_name, answer, status, message) => {
  const { wapi, seen } = createRecordingClient({ key: KEY }, answer);

  for (const call of [
    () => wapi.user.createLocalBank(bank),
    () => createRawClient(wapi).POST('/user/banks/local', { body: bank }),
  ]) {
    const error = await getRejection(call());
    expect(error).toBeInstanceOf(WapiResponseError);
    expect(isWapiError(error)).toBe(true);
    expect(error).toMatchObject({ name: 'WapiResponseError', status, operationId: 'createLocalBank', maybeSent: true });
    expect(error.message).toBe(`[POST] /user/banks/local ${status}: ${message}`);
    expect(error.cause).toBeUndefined();
  }
  expect(seen).toHaveLength(2);
});

test('a response that breaks off has its cause', async () => {
  const cause = new Error('connection lost');
  const broken = (): Response =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(cause) }), { status: 201 });
  const { wapi } = createRecordingClient({ key: KEY }, broken);

  expect(await getRejection(wapi.user.createLocalBank(bank))).toMatchObject({
    name: 'WapiResponseError',
    status: 201,
    cause,
  });
});

test("the server's message is truncated and redacted", async () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI5In0.b3RoZXI';
  const echo =
    `key ${KEY}, account ${bank.bank_account}, other wapi_live_0011 and Bearer ${token} or ${token}. ` +
    `${'x'.repeat(300)}`;
  const { wapi } = createRecordingClient({ key: KEY }, () => jsonResponse({ message: echo }, 502));
  const { message } = await getRejection(wapi.user.createLocalBank(bank));

  const redacted = 'key [redacted], account [redacted], other [redacted] and [redacted] or [redacted]. ';
  expect(message).toBe(`[POST] /user/banks/local 502: not a documented status: ${redacted.padEnd(200, 'x')}…`);
});
