import { inspect } from 'node:util';
import { contract } from '@wapi/types';
import { expect, test } from 'vitest';
import { isWapiError } from '../../src/index.js';
import {
  verifyWebhook,
  WapiWebhookError,
  type WapiWebhookErrorReason,
  type WebhookHeaders,
} from '../../src/webhooks/index.js';
import { body, documentedEvents, event, headersFor, now, getRejection, SECRET } from './support.js';

const bytes = new TextEncoder().encode(body);
const headers = headersFor(body);
const upper = (text: string) => text.replaceAll(/[a-f]/g, (letter) => letter.toUpperCase());

async function reason(promise: Promise<unknown>): Promise<WapiWebhookErrorReason> {
  const error = await getRejection(promise);
  expect(error).toBeInstanceOf(WapiWebhookError);
  return (error as WapiWebhookError).reason;
}

test('the spec has ten events with an example each', () => {
  expect(documentedEvents).toHaveLength(10);
  expect(new Set(documentedEvents.map((one) => one.event)).size).toBe(contract.webhooks.length);
});

test.each(documentedEvents.map((one) => [one.event, one] as const))('verifyWebhook accepts %s', async (_name, one) => {
  const text = JSON.stringify(one, null, 2);
  expect(await verifyWebhook({ body: text, headers: headersFor(text, one), secret: SECRET })).toEqual(one);
});

test.each<[name: string, body: string | Uint8Array | ArrayBuffer]>([
  ['text', body],
  ['bytes', bytes],
  ['a Buffer of a pool', Buffer.from(body)],
  ['an ArrayBuffer', bytes.buffer],
])('verifyWebhook accepts a body that is %s', async (_name, raw) => {
  expect(await verifyWebhook({ body: raw, headers, secret: SECRET })).toEqual(event);
});

test.each<[name: string, headers: WebhookHeaders]>([
  ['Headers', new Headers(headers)],
  ['a Map', new Map(Object.entries(headers))],
  [
    "Node's lower case",
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  ],
  ['upper case', Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]))],
  ['lists of one', Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))],
  [
    'others beside them',
    {
      host: 'x',
      'set-cookie': ['a', 'b'],
      id: '1',
      event: 'x',
      timestamp: '1',
      signature: 'x',
      version: '2',
      nothing: undefined,
      ...headers,
    },
  ],
])('verifyWebhook accepts headers that are %s', async (_name, given) => {
  expect(await verifyWebhook({ body, headers: given, secret: SECRET })).toEqual(event);
});

test('verifyWebhook accepts any of several secrets in any position', async () => {
  for (const secret of [[SECRET], ['new', SECRET], [SECRET, 'old'], ['new', SECRET, 'old']]) {
    expect(await verifyWebhook({ body, headers, secret })).toEqual(event);
  }
  expect(await reason(verifyWebhook({ body, headers, secret: ['new', 'old'] }))).toBe('signature');
});

test.each([
  ['nothing', undefined],
  ['an empty one', ''],
  ['none', []],
  ['an empty one beside a good one', [SECRET, '']],
  ['a missing one beside a good one', [SECRET, undefined]],
])('verifyWebhook rejects %s as a secret', async (_name, secret) => {
  const signedWithNothing = headersFor(body, event, '');
  expect(await reason(verifyWebhook({ body, headers: signedWithNothing, secret: secret as string }))).toBe('secret');
});

const roles = { Id: 'id', Event: 'event', Signature: 'signature', Timestamp: 'timestamp', Version: 'version' } as const;

test.each(Object.entries(roles))(
  'verifyWebhook rejects a missing, an empty and a repeated X-WiPay-Webhook-%s',
  async (name, expected) => {
    const key = `X-WiPay-Webhook-${name}`;
    const { [key]: value = '', ...rest } = headers;
    const twice = new Headers(headers);
    twice.append(key, value);
    const all = [
      rest,
      { ...rest, [key]: undefined },
      { ...rest, [key]: '' },
      { ...rest, [key]: [value, value] },
      { ...rest, [key]: [] },
      new Headers(rest),
      twice,
    ];
    for (const given of all)
      expect(await reason(verifyWebhook({ body, headers: given, secret: SECRET }))).toBe(expected);
  },
);

test('verifyWebhook accepts upper-case digits, because their case is not documented', async () => {
  const signature = `sha256=${upper(headers['X-WiPay-Webhook-Signature']?.slice(7) ?? '')}`;
  const delivery = { body, headers: { ...headers, 'X-WiPay-Webhook-Signature': signature }, secret: SECRET };
  expect(await verifyWebhook(delivery)).toEqual(event);
});

test.each<[name: string, expected: WapiWebhookErrorReason, change: Record<string, string>]>([
  ['another secret', 'signature', headersFor(body, event, 'other')],
  ['no prefix', 'signature', { 'X-WiPay-Webhook-Signature': headers['X-WiPay-Webhook-Signature']?.slice(7) ?? '' }],
  [
    'a digit less',
    'signature',
    { 'X-WiPay-Webhook-Signature': headers['X-WiPay-Webhook-Signature']?.slice(0, -1) ?? '' },
  ],
  ['a digit more', 'signature', { 'X-WiPay-Webhook-Signature': `${headers['X-WiPay-Webhook-Signature']}0` }],
  ['another id', 'id', { 'X-WiPay-Webhook-Id': '00000000-0000-4000-8000-000000000000' }],
  ['another event', 'event', { 'X-WiPay-Webhook-Event': 'withdrawal.refunded_to_account' }],
  ['another version', 'version', { 'X-WiPay-Webhook-Version': 'v2' }],
  ['words for a time', 'timestamp', { 'X-WiPay-Webhook-Timestamp': 'now' }],
  ['an old time', 'timestamp', { 'X-WiPay-Webhook-Timestamp': String(now() - 310) }],
  ['a future time', 'timestamp', { 'X-WiPay-Webhook-Timestamp': String(now() + 310) }],
  ['milliseconds', 'timestamp', { 'X-WiPay-Webhook-Timestamp': String(Date.now()) }],
])('verifyWebhook rejects %s', async (_name, expected, change) => {
  expect(await reason(verifyWebhook({ body, headers: { ...headers, ...change }, secret: SECRET }))).toBe(expected);
});

test('the tolerance is in seconds, inclusive, in both directions, from a given time', async () => {
  const at = (seconds: number, tolerance?: number) =>
    verifyWebhook({
      body,
      headers: { ...headers, 'X-WiPay-Webhook-Timestamp': '1741222862' },
      secret: SECRET,
      now: () => (1_741_222_862 + seconds) * 1000,
      tolerance,
    });
  for (const seconds of [-300, 0, 300]) expect(await at(seconds)).toEqual(event);
  for (const seconds of [-301, 301]) expect(await reason(at(seconds))).toBe('timestamp');
  expect(await at(10, 10)).toEqual(event);
  expect(await reason(at(11, 10))).toBe('timestamp');
  expect(await at(1e9, Infinity)).toEqual(event);
  expect(await getRejection(at(0, Number.NaN))).toBeInstanceOf(TypeError);
});

test.each([Number.NaN, -1, '300'])('verifyWebhook names a tolerance of %o as the mistake', async (tolerance) => {
  const options = { body, headers, secret: SECRET, tolerance: tolerance as number };
  expect(await getRejection(verifyWebhook(options))).toEqual(
    new TypeError(`verifyWebhook: tolerance must be a number above 0, received ${tolerance}`),
  );
});

test('verifyWebhook rejects a body with any changed byte', async () => {
  for (let index = 0; index < bytes.length; index += 7) {
    const changed = Uint8Array.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(await reason(verifyWebhook({ body: changed, headers, secret: SECRET }))).toBe('signature');
  }
  for (const other of ['', ` ${body}`, JSON.stringify(event, null, 2)]) {
    expect(await reason(verifyWebhook({ body: other, headers, secret: SECRET }))).toBe('signature');
  }
});

test.each<[name: string, raw: string | Uint8Array]>([
  ['nothing', ''],
  ['no JSON', '{"id":'],
  ['bytes that are not UTF-8', Uint8Array.of(0xff, 0xfe, 0x7b)],
  ['null', 'null'],
  ['a number', '5'],
  ['a list', '[]'],
  ['an event of another API', JSON.stringify({ ...event, api_family: 'other' })],
])('verifyWebhook rejects a correctly signed body that is %s', async (_name, raw) => {
  expect(await reason(verifyWebhook({ body: raw, headers: headersFor(raw), secret: SECRET }))).toBe('body');
});

test.each(['id', 'event'] as const)(
  'verifyWebhook rejects a signed body without %s, with and without its header',
  async (key) => {
    const { [key]: _removed, ...rest } = event;
    const raw = JSON.stringify(rest);
    const signed = headersFor(raw);
    expect(await reason(verifyWebhook({ body: raw, headers: signed, secret: SECRET }))).toBe(key);
    const { [key === 'id' ? 'X-WiPay-Webhook-Id' : 'X-WiPay-Webhook-Event']: _header, ...others } = signed;
    expect(await reason(verifyWebhook({ body: raw, headers: others, secret: SECRET }))).toBe(key);
  },
);

test('verifyWebhook skips a byte order mark', async () => {
  const marked = `\uFEFF${body}`;
  expect(await verifyWebhook({ body: marked, headers: headersFor(marked), secret: SECRET })).toEqual(event);
});

test('verifyWebhook accepts an event with an invalid byte in a name', async () => {
  const [before = '', after = ''] = JSON.stringify({ ...event, data: { ...event.data, name_in_bank: 'Jos#' } }).split(
    '#',
  );
  const raw = Buffer.concat([Buffer.from(before), Buffer.of(0xe9), Buffer.from(after)]);
  const { data } = await verifyWebhook({ body: raw, headers: headersFor(raw), secret: SECRET });
  expect(data).toMatchObject({ name_in_bank: 'Jos\uFFFD', transaction_id: event.data.transaction_id });
});

test('verifyWebhook returns unknown keys and unknown events', async () => {
  const newer = {
    ...event,
    event: 'withdrawal.teleported',
    more: { version: 'v9', signature: 'x' },
    data: { ...event.data, status: 10 },
  };
  const raw = JSON.stringify(newer);
  expect(await verifyWebhook({ body: raw, headers: headersFor(raw, newer), secret: SECRET })).toEqual(newer);
});

test('verifyWebhook rejects a parsed body, and says what to do', async () => {
  for (const parsed of [event, undefined, null, { length: 1e9 }, 5]) {
    const error = await getRejection(verifyWebhook({ body: parsed as unknown as string, headers, secret: SECRET }));
    expect(error).toMatchObject({
      reason: 'parsed',
      status: 500,
      message: 'Webhook refused: parsed, use express.raw() or mount before express.json()',
    });
  }
});

test('errors say what to check if the body or the signature is refused', async () => {
  const other = JSON.stringify({ ...event, api_family: 'other' });
  const deliveries = [
    { body: other, headers: headersFor(other) },
    { body: `${body} `, headers },
  ];
  const errors = deliveries.map((delivery) => getRejection(verifyWebhook({ ...delivery, secret: SECRET })));
  expect((await Promise.all(errors)).map((error) => String(error).replace(/^.*refused: /, ''))).toEqual([
    'body, api_family must be wapi',
    'signature, check secret and raw body',
  ]);
});

test.each<[Record<string, string>, string]>([
  [{ Timestamp: '1741222862' }, 'timestamp, 301 seconds from now, set the clock or raise tolerance'],
  [{ Timestamp: '' }, 'timestamp, the header is missing or malformed, check that proxies pass it on'],
  [{ Id: 'other' }, 'id, the header differs from the body, check what changes headers'],
  [{ Id: '' }, 'id, the header is missing or malformed, check that proxies pass it on'],
  [{ Event: 'withdrawal.other' }, 'event, the header differs from the body, check what changes headers'],
  [{ Version: 'v2' }, 'version, must be v1, update @wapi/client'],
  [{ Version: '' }, 'version, the header is missing or malformed, check that proxies pass it on'],
])('errors say what to do if the header is %j', async (change, message) => {
  const prefixed = Object.entries({ Timestamp: '1741223163', ...change }).map(([name, value]) => [
    `X-WiPay-Webhook-${name}`,
    value,
  ]);
  const given = { ...headers, ...Object.fromEntries(prefixed) };
  const delivery = { body, headers: given, secret: SECRET, now: () => 1_741_223_163_000 };
  const error = await getRejection(verifyWebhook(delivery));
  expect(error).toMatchObject({ message: `Webhook refused: ${message}`, status: 400 });
});

test('errors do not belong to a call, and contain neither secret nor body', async () => {
  const secrets = [
    SECRET,
    event.data.transaction_id,
    event.data.bank_account ?? '',
    headers['X-WiPay-Webhook-Signature']?.slice(10, 30) ?? '',
  ];
  const raw = `${body}x`;
  const all = [
    () => verifyWebhook({ body, headers, secret: ['a', ''] }),
    () => verifyWebhook({ body: raw, headers: headersFor(raw), secret: SECRET }),
    () => verifyWebhook({ body: raw, headers, secret: SECRET }),
  ];
  for (const verify of all) {
    const error = await getRejection(verify());
    expect(isWapiError(error)).toBe(false);
    expect(String(error)).toMatch(/^WapiWebhookError: Webhook refused: (secret 2 of 2 is empty|body, |signature, )/);
    for (const secret of secrets)
      expect(inspect(error, { showHidden: true, depth: null }) + JSON.stringify(error)).not.toContain(secret);
  }
});
