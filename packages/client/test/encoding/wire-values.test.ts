import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWapi, type FileInput, type Scope, type Wapi } from '../../src/index.js';
import { charge } from '../support/bodies.js';
import { verifiedCard } from '../support/calls.js';
import { withoutPacingOrRetries, getRejection, TOKEN } from '../support/recording-client.js';
import { type ReceivedRequest, startRecordingServer, type RecordingServer } from '../support/server.js';
import { parseMultipart, type ParsedForm } from '../support/independent-parser.js';

// Send each request over a real socket, and read it with an independent parser.

let server: RecordingServer;
let wapi: Wapi;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wapi-wire-'));
  server = await startRecordingServer((response, { method }) => {
    response.writeHead(method === 'POST' ? 201 : 200, { 'Content-Type': 'application/json' });
    response.end('{"message":"OK"}');
  });
  wapi = createWapi({ ...withoutPacingOrRetries, baseUrl: server.baseUrl, auth: { token: TOKEN } });
});
beforeEach(() => {
  server.arrived.length = 0;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Returns the form that the server received. Fails unless the server received exactly one. */
async function arrivedForm(): Promise<ParsedForm> {
  expect(server.arrived).toHaveLength(1);
  return parseMultipart(server.arrived[0] as ReceivedRequest);
}

const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x2d, 0x2d, 0x00, 0xff);
const streamOf = (...parts: Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
const inFolder = async (name: string): Promise<Blob> => {
  await writeFile(join(folder, name), bytes);
  return openAsBlob(join(folder, name));
};
const named = (filename: string): FileInput => ({ data: bytes, filename, type: 'image/png' });

const files: [
  name: string,
  input: () => FileInput | Promise<FileInput>,
  filename: string,
  type: string,
  content?: Uint8Array,
][] = [
  ['a Blob', () => new Blob([bytes], { type: 'image/gif' }), 'file', 'image/gif'],
  ['a File', () => new File([bytes], 'me.png', { type: 'image/png' }), 'me.png', 'image/png'],
  ['a Buffer', () => Buffer.from(bytes), 'file', 'application/octet-stream'],
  ['part of a larger buffer', () => Uint8Array.of(7, ...bytes, 7).subarray(1, -1), 'file', 'application/octet-stream'],
  ['a stream', () => streamOf(bytes.subarray(0, 3), bytes.subarray(3)), 'file', 'application/octet-stream'],
  ['a named stream', () => ({ data: streamOf(bytes), filename: 's.png', type: 'image/png' }), 's.png', 'image/png'],
  ['a file on disk', () => inFolder('disk.png'), 'file', 'application/octet-stream'],
  [
    'a named file on disk',
    async () => ({ data: await inFolder('disk.png'), filename: 'disk.png', type: 'image/png' }),
    'disk.png',
    'image/png',
  ],
  ['an empty file', () => new File([], 'empty.png', { type: 'image/png' }), 'empty.png', 'image/png', new Uint8Array()],
  [
    'an empty stream',
    () => ({ data: streamOf(), filename: 'e.png' }),
    'e.png',
    'application/octet-stream',
    new Uint8Array(),
  ],
  ['a name with accents', () => named('Zoé à la plage.png'), 'Zoé à la plage.png', 'image/png'],
  ['a name in another script, with a picture', () => named('图片\u{1F4B0}.png'), '图片\u{1F4B0}.png', 'image/png'],
  // The browsers' multipart standard escapes quotes and line breaks in names.
  ['a name with quotes', () => named('the "best".png'), 'the %22best%22.png', 'image/png'],
  ['a name with a line break', () => named('a\r\nX-Evil: 1.png'), 'a%0D%0AX-Evil: 1.png', 'image/png'],
  ['a name with per cent and semicolons', () => named('100%;x=1.png'), '100%;x=1.png', 'image/png'],
];

describe('files', () => {
  test.each(files)('%s', async (_name, input, filename, type, content = bytes) => {
    await wapi.user.createPicture({ picture: await input() });
    const { fields, files: found } = await arrivedForm();
    expect(fields).toEqual([]);
    expect(found).toEqual([['picture', { filename, type, bytes: Buffer.from(content) }]]);
  });

  test('the largest accepted picture arrives unchanged', async () => {
    const large = new Uint8Array(5_242_880).map((_, index) => (index * 31) % 251);
    await wapi.user.createPicture({
      picture: { data: streamOf(large.subarray(0, 9), large.subarray(9)), filename: 'large.png' },
    });
    const [[, file] = []] = (await arrivedForm()).files;
    expect(file?.bytes.equals(large)).toBe(true);
    expect(Number(server.arrived[0]?.headers['content-length'])).toBeGreaterThan(large.length);
  });
});

const date = new Date('2026-02-03T04:05:06.007Z');
type Fields = [string, string][];
const values: [name: string, value: unknown, want: Fields][] = [
  ['true', true, [['v', '1']]],
  ['false', false, [['v', '0']]],
  ['null', null, []],
  ['undefined', undefined, []],
  ['an amount as text', '155.00', [['v', '155.00']]],
  ['an account number with a zero', '0128855397', [['v', '0128855397']]],
  ['more digits than a number has', '9007199254740993.10', [['v', '9007199254740993.10']]],
  ['an amount as a number', 155.1, [['v', '155.1']]],
  ['as many digits as a number gives back', 9_999_999_999_999.99, [['v', '9999999999999.99']]],
  ['a small fraction', 0.000123, [['v', '0.000123']]],
  ['the largest exact integer', Number.MAX_SAFE_INTEGER, [['v', '9007199254740991']]],
  ['a big integer', 12345678901234567890n, [['v', '12345678901234567890']]],
  ['a date', date, [['v', '2026-02-03T04:05:06.007Z']]],
  ['empty text', '', [['v', '']]],
  ['blanks', '  a  ', [['v', '  a  ']]],
  ['CRLF', 'a\r\nb', [['v', 'a\r\nb']]],
  // The browsers' multipart standard normalizes line breaks to CRLF.
  ['other line breaks', 'a\nb\rc', [['v', 'a\r\nb\r\nc']]],
  ['emoji and accents', 'Zoé \u{1F4B0}\u{1F1F9}\u{1F1F9}', [['v', 'Zoé \u{1F4B0}\u{1F1F9}\u{1F1F9}']]],
  ['per cent, ampersands and plus', '100%25 a&b=c+d', [['v', '100%25 a&b=c+d']]],
  ['quotes and the start of a boundary', '"--\r\n------', [['v', '"--\r\n------']]],
  ['JSON text', '{"cart":"é","lines":[0.10]}', [['v', '{"cart":"é","lines":[0.10]}']]],
  [
    'a list',
    ['a', 1, false, null],
    [
      ['v[]', 'a'],
      ['v[]', '1'],
      ['v[]', '0'],
    ],
  ],
  ['an empty list', [], []],
  [
    'an object',
    { a: 'x', b: { c: date }, d: null },
    [
      ['v[a]', 'x'],
      ['v[b][c]', '2026-02-03T04:05:06.007Z'],
    ],
  ],
  [
    'objects in a list',
    [{ n: 1 }, { n: '2' }],
    [
      ['v[0][n]', '1'],
      ['v[1][n]', '2'],
    ],
  ],
];

test.each(values)('%s', async (_name, v, want) => {
  await wapi.accounts.update('1', { v, end: 'x' } as never);
  expect(await arrivedForm()).toEqual({ fields: [...want, ['end', 'x']], files: [] });
});

test.each(values.filter(([name]) => name !== 'other line breaks'))(
  'a query contains %s unchanged',
  async (_name, v, want) => {
    await wapi.withdrawals.list({ v } as never);
    expect([...new URL(server.arrived[0]?.url ?? '', 'http://x').searchParams]).toEqual(want);
  },
);

const INEXACT =
  'v must be a safe integer or a decimal with at most 15 significant digits and no exponent. ' +
  'Pass other numbers as strings';

test.each<[string, unknown, string]>([
  ['what is left of a calculation', 155.1 * 3, INEXACT],
  ['a sum that has one', 0.1 + 0.2, INEXACT],
  ['a third', -1 / 3, INEXACT],
  ['an integer that lost digits', 2 ** 53, INEXACT],
  ['an exponent', 1e-7, INEXACT],
  ['NaN', Number.NaN, 'v must be a finite number'],
  ['half a character', 'Jane \ud83d', 'v must be well-formed Unicode text'],
  ['a date that is none', new Date('x'), 'v must be a string'],
  ['a file in a field that is not a file', new Blob(['x']), 'v must be a string'],
])('%s is rejected in a body and in a query, and nothing is sent', async (_name, v, message) => {
  for (const call of [() => wapi.accounts.update('1', { v } as never), () => wapi.withdrawals.list({ v } as never)]) {
    const error = await getRejection(call());
    expect(error).toMatchObject({ name: 'WapiConfigError', maybeSent: false });
    expect(error.message).toContain(message);
  }
  expect(server.arrived).toHaveLength(0);
});

test.each<[string, string]>([
  ['a/b', 'a%2Fb'],
  ['../user', '..%2Fuser'],
  ['50%', '50%25'],
  ['%2e%2e', '%252e%252e'],
  ['a\\b', 'a%5Cb'],
  ['a?b#c', 'a%3Fb%23c'],
  ['é\u{1F4B0}', '%C3%A9%F0%9F%92%B0'],
])('the id %s arrives as one segment', async (id, segment) => {
  await wapi.transactions.retrieve(id);
  expect(server.arrived[0]?.url).toBe(`/wapi/transactions/${segment}`);
  expect(decodeURIComponent(segment)).toBe(id);
});

test.each(['', ' ', '\t', '.', '..', 'meta', '\ud83d'])('the id %j is rejected, and nothing is sent', async (id) => {
  expect(await getRejection(wapi.transactions.retrieve(id))).toMatchObject({
    name: 'WapiConfigError',
    operationId: 'retrieveTransaction',
  });
  expect(server.arrived).toHaveLength(0);
});

test.each<[string, Scope | readonly Scope[]]>([
  ['a list', ['wapi-user-all', 'wapi-transactions-retrieve']],
  ['text', 'wapi-user-all wapi-transactions-retrieve' as Scope],
])('scopes are accepted as %s', async (_name, scopes) => {
  await getRejection(wapi.auth.grant({ email: 'a@b.c', password: 'p', scopes }).orThrow());
  expect((await arrivedForm()).fields).toEqual([
    ['email', 'a@b.c'],
    ['password', 'p'],
    ['scopes', 'wapi-user-all wapi-transactions-retrieve'],
  ]);
});

test('a charge arrives with all of its fields', async () => {
  const body = {
    ...charge,
    total: '155.00',
    account_number: '0128855397',
    country_code: 'TT',
    data: '{"a":"\u{1F4B0}"}',
  } as const;
  await getRejection(wapi.trustedCards.charge(verifiedCard, body).orThrow());
  expect((await arrivedForm()).fields).toEqual(Object.entries(body));
});
