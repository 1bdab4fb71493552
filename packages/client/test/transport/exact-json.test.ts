import { contract } from '@wapi/types';
import { createRawClient } from '../../src/raw.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findTransactions } from '../../src/charges/index.js';
import type { WapiDeviationEvent } from '../../src/index.js';
import { parseExact } from '../../src/transport/exact-json.js';
import { createRecordingClient, getRejection, KEY } from '../support/recording-client.js';

afterEach(() => vi.restoreAllMocks());

const CHARGE = '213e4777-2179-4fbd-9540-84e8ed83187a';
const BIG = '12345678901234567890';
const body = {
  total: '5.00',
  currency: 'TTD',
  fee_structure: 'split',
  order_id: 'A',
  origin: 'shop',
  response_url: 'https://x.example',
} as const;
const meta = '"links":{"next":null},"meta":{"current_page":1,"last_page":1,"total":2}';

function clientOf(text: string, status = 200) {
  const deviations: WapiDeviationEvent[] = [];
  const client = createRecordingClient({ key: KEY }, () => new Response(text, { status }), {
    pacing: false,
    retries: 0,
    on: { deviation: (event) => void deviations.push(event) },
  });
  return { ...client, deviations, found: () => deviations.map(({ pointer }) => pointer) };
}

describe('a number where the spec documents text', () => {
  test('is returned as the text that the API wrote, and reported without its value', async () => {
    const { wapi, deviations } = clientOf(`{"message":"OK","url":"https://x.example","transaction_id":${BIG}}`);
    expect((await wapi.trustedCards.charge(CHARGE, body).orThrow()).transaction_id).toBe(BIG);
    expect(deviations).toEqual([
      expect.objectContaining({
        operationId: 'chargeTrustedCard',
        status: 200,
        pointer: '/transaction_id',
        rule: 'type',
        expected: 'string',
        seen: 'number',
      }),
    ]);
    expect(JSON.stringify(deviations)).not.toContain('1234567');
  });

  test('keeps its zeros, in every item of a list, and leaves documented numbers alone', async () => {
    const items = '{"total":12.50,"transaction_id":"SB-1"},{"total":-1.10e3,"transaction_id":"SB-\\"9\\",{"}';
    const { wapi, found } = clientOf(`{"message":"OK","data":[${items}],${meta}}`);
    const { data, meta: page } = await wapi.transactions.list({ environment: 'sandbox' }).orThrow();
    expect(data.map(({ total }) => total)).toEqual(['12.50', '-1.10e3']);
    expect(data[1]?.transaction_id).toBe('SB-"9",{');
    expect(page.total).toBe(2);
    expect(found()).toEqual(['/data/*/total']);
  });

  test('is text in an undocumented success, in an error and in raw results too', async () => {
    const created = clientOf(`{"transaction_id":${BIG}}`, 201);
    expect((await created.wapi.trustedCards.charge(CHARGE, body)).data).toEqual({ transaction_id: BIG });
    const failed = clientOf(`{"message":"Gone","order_id":${BIG}}`, 599);
    const error = await getRejection(failed.wapi.transactions.retrieve('SB-1'));
    expect((error as Error & { getBody(): unknown }).getBody()).toEqual({ message: 'Gone', order_id: BIG });
    const raw = clientOf(`{"message":"OK","data":{"total":12.50}}`);
    const path = { transaction_id: 'SB-1' };
    const { data } = await createRawClient(raw.wapi).GET('/transactions/{transaction_id}', { params: { path } });
    expect(data?.data).toEqual({ total: '12.50' });
  });
});

test('an integer that a number cannot hold is text, and its name is hidden if it may be a value', async () => {
  const { wapi, found } = clientOf(`{"message":"OK","data":{"jane@example.com":[${BIG}],"next_id":-${BIG}}}`);
  const { data } = await wapi.user.getProfile().orThrow();
  expect(data).toEqual({ 'jane@example.com': [BIG], next_id: `-${BIG}` });
  expect(found()).toEqual(['/data/*/*']);
});

test.each(['1.50', '1e3', '1001'])(
  'an order id that the API sends as the number %s keeps its digits',
  async (digits) => {
    const item = `{"order_id":${digits},"transaction_id":"SB-1","date":"2026-01-01T00:00:00Z"}`;
    const { wapi } = clientOf(`{"message":"OK","data":[${item}],${meta}}`);
    const { data } = await wapi.transactions.list({ environment: 'sandbox' }).orThrow();
    expect(data[0]?.order_id).toBe(digits);
    expect(await findTransactions(wapi, { order_id: digits, environment: 'sandbox' })).toHaveLength(1);
  },
);

test.each(['9007199254740991', '-9007199254740991'])('the safe integer %s stays a number', async (digits) => {
  const { wapi, deviations } = clientOf(`{"message":"OK","data":{"count":${digits}}}`);
  expect((await wapi.user.getProfile().orThrow()).data).toEqual({ count: Number(digits) });
  expect(deviations).toEqual([]);
});

test.each(['9007199254740992', '9007199254740993', '-9007199254740993'])(
  'the integer %s, which a number may have rounded, is text',
  async (digits) => {
    const { wapi } = clientOf(`{"message":"OK","data":{"count":${digits}}}`);
    expect((await wapi.user.getProfile().orThrow()).data).toEqual({ count: digits });
  },
);

test('documented numbers and deep values stay as they are', async () => {
  const deep = `${'['.repeat(9000)}1${']'.repeat(9000)}`;
  const { wapi, deviations } = clientOf(`{"message":"OK","data":{"balances":{"local":{"balance":59.90}},"x":${deep}}}`);
  const { data } = await wapi.user.getProfile().orThrow();
  expect(data.balances.local.balance).toBe(59.9);
  expect(deviations).toEqual([]);
});

test('no example of the spec has such a number', () => {
  const examples = contract.operations.flatMap(({ responses }) => responses.flatMap((response) => response.examples));
  expect(examples.length).toBeGreaterThan(300);
  for (const { value } of examples) expect(parseExact(JSON.stringify(value)).converted).toBeUndefined();
});

test('without the hook, a client prints one warning', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const answer = (): Response => new Response('{"message":"OK","data":{"total":12}}');
  const { wapi } = createRecordingClient({ key: KEY }, answer);
  expect((await wapi.transactions.retrieve('SB-1').orThrow()).data.total).toBe('12');
  await wapi.transactions.retrieve('SB-1');
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/^retrieveTransaction: \/data\/total was a number\. Set on\.deviation /)],
  ]);
});
