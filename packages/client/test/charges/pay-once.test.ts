import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WapiFetch } from '../../src/index.js';
import {
  memoryPayoutJournal,
  payOnce,
  type PayoutJournal,
  releasePayout,
  settlePayout,
  sweepPayouts,
} from '../../src/payouts/index.js';
import { banked, ownBank } from '../support/bodies.js';
import { getRejection, jsonResponse } from '../support/recording-client.js';
import { observeJournal, openShop, type Shop } from './support.js';

const HOUR = 3_600_000;
const payout = { ...banked, currency: 'TTD' } as const;

let shop: Shop;
let journal: PayoutJournal;
let count = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 1, 2, 12) });
  shop = openShop(`pay-once-${(count += 1)}`);
  journal = memoryPayoutJournal();
});
afterEach(() => {
  vi.useRealTimers();
});

const advance = (milliseconds: number): unknown => vi.setSystemTime(Date.now() + milliseconds);

const loseResponse: WapiFetch = async (url, init) => {
  const response = await shop.fetch(url, init);
  if (init.method === 'POST') throw new TypeError('fetch failed');
  return response;
};
const loseRequest: WapiFetch = async (url, init) => {
  if (init.method === 'POST') throw new TypeError('fetch failed');
  return shop.fetch(url, init);
};
const pay = (orderId: string, fetch?: WapiFetch, body: Parameters<typeof payOnce>[3] = payout) =>
  payOnce(shop.start(fetch), journal, orderId, body);
const listIds = async (): Promise<string[]> =>
  (await shop.listWithdrawals(payout.amount)).map(({ transaction_id }) => transaction_id);

describe('payOnce', () => {
  test('stores the order before it sends the payout, and then returns the same id without a request', async () => {
    const steps: string[] = [];
    const observed = observeJournal(journal, (step) => steps.push(step));
    const fetch: WapiFetch = (url, init) => {
      steps.push('send');
      return shop.fetch(url, init);
    };
    const first = await payOnce(shop.start(fetch), observed, 'A', payout);
    expect(first).toEqual({ outcome: 'paid', transaction_id: (await listIds())[0] });
    expect(await payOnce(shop.start(fetch), observed, 'A', payout)).toEqual(first);
    expect(steps).toEqual(['read', 'write asking', 'send', 'write done', 'read']);
    expect(JSON.stringify(await journal.read('A'))).not.toMatch(/jane|Doe|TB963809|8687778899|0234567890/i);
  });

  test('waits before it looks, and asks a human if a withdrawal may be the payout', async () => {
    expect(await pay('A', loseResponse)).toMatchObject({ outcome: 'unknown', error: { maybeSent: true } });
    advance(199_999);
    const early = vi.fn<WapiFetch>();
    expect(await pay('A', early)).toMatchObject({ outcome: 'unknown' });
    expect(early).not.toHaveBeenCalled();
    advance(1);
    const found = { outcome: 'askHuman', reason: 'mayBePaid', transaction_ids: await listIds() };
    expect(await pay('A', loseRequest)).toEqual(found);
    expect(await pay('A')).toEqual(found);
    expect(await listIds()).toHaveLength(1);
  });

  test('asks a human instead of paying again if no withdrawal can be the payout', async () => {
    await pay('A', loseRequest);
    await pay('B', undefined, { ...payout, amount: '1.51' });
    advance(200_000);
    const notFound = { outcome: 'askHuman', reason: 'notFound', transaction_ids: [] };
    expect(await pay('A')).toEqual(notFound);
    expect(await pay('A')).toEqual(notFound);
    expect(await listIds()).toEqual([]);
    await releasePayout(journal, 'A');
    expect(await pay('A')).toMatchObject({ outcome: 'paid' });
    expect(await listIds()).toHaveLength(1);
  });

  test('asks a human if an equal payout was made at any time from a day before', async () => {
    const before = await pay('A');
    advance(23 * HOUR);
    await pay('B', loseRequest);
    advance(72 * HOUR);
    const after = await pay('C');
    const ids = [after, before].map((result) => (result.outcome === 'paid' ? result.transaction_id : ''));
    expect(await pay('B')).toEqual({ outcome: 'askHuman', reason: 'mayBePaid', transaction_ids: ids });
  });

  test('rejects another type, currency, amount or recipient while a request may have been carried out', async () => {
    await pay('A', loseRequest);
    const other = { ...payout, currency: 'USD', amount: '1.52', phone: '+18687778890' } as const;
    const rejected = { message: expect.stringMatching(/^payOnce: currency, amount, recipient must be the same as in/) };
    expect(await getRejection(pay('A', undefined, other))).toMatchObject(rejected);
    expect(await getRejection(pay('A', undefined, ownBank))).toMatchObject({ name: 'WapiConfigError' });
    advance(200_000);
    // The search finds nothing, but the lost request may still arrive.
    expect(await pay('A')).toMatchObject({ outcome: 'askHuman' });
    expect(await getRejection(pay('A', undefined, other))).toMatchObject(rejected);
    await releasePayout(journal, 'A');
    expect(await pay('A', async () => jsonResponse({}, 429), other)).toMatchObject({ outcome: 'notPaid' });
    expect(await pay('A')).toMatchObject({ outcome: 'paid' });
  });

  test('may be called with another amount after a refusal', async () => {
    const tooMuch = await pay('A', undefined, { ...payout, amount: '9999999.00' });
    expect(tooMuch).toMatchObject({ outcome: 'notPaid', error: { status: 403 } });
    expect(await pay('A')).toMatchObject({ outcome: 'paid' });
  });

  test('sends a payout again only after a human has released it, every time', async () => {
    const send = vi.fn<WapiFetch>(loseRequest);
    const fetch: WapiFetch = (url, init) => (init.method === 'POST' ? send(url, init) : shop.fetch(url, init));
    for (let index = 0; index < 4; index += 1) {
      expect(await pay('A', fetch)).toMatchObject({ outcome: 'unknown' });
      advance(200_000);
      await sweepPayouts(shop.start(fetch), journal, () => payout);
      expect(await pay('A', fetch)).toEqual({ outcome: 'askHuman', reason: 'notFound', transaction_ids: [] });
      expect(send).toHaveBeenCalledTimes(index + 1);
      await releasePayout(journal, 'A');
    }
  });

  test('asks a human at once after a success without an id, or with an id in another shape', async () => {
    const respond = (body: unknown) => pay(JSON.stringify(body), async () => jsonResponse(body, 200));
    expect(await respond({ message: 'OK' })).toMatchObject({ outcome: 'askHuman', transaction_ids: [] });
    const flat = { message: 'OK', transaction_id: 'W-1' };
    expect(await respond(flat)).toMatchObject({ outcome: 'askHuman', transaction_ids: ['W-1'] });
  });
});

describe('settlePayout and releasePayout', () => {
  const lose = async (): Promise<void> => {
    await pay('A', loseResponse);
    advance(200_000);
    await pay('A');
  };

  test('record the decision that a withdrawal is the payout', async () => {
    await lose();
    const [id = ''] = await listIds();
    await settlePayout(journal, 'A', id);
    await settlePayout(journal, 'A', id);
    expect(await pay('A')).toEqual({ outcome: 'paid', transaction_id: id });
    expect(await getRejection(settlePayout(journal, 'A', 'other'))).toMatchObject({
      message: 'settlePayout: the payout must be undecided, received done. Call payOnce to see its outcome',
    });
  });

  test('record the decision that a withdrawal that the search did not find is the payout', async () => {
    await pay('A', loseRequest);
    advance(200_000);
    expect(await pay('A')).toMatchObject({ reason: 'notFound' });
    await settlePayout(journal, 'A', 'W-1');
    expect(await pay('A')).toEqual({ outcome: 'paid', transaction_id: 'W-1' });
  });

  test('let the order be paid again, and its old withdrawal is not taken for the new one', async () => {
    await lose();
    await releasePayout(journal, 'A');
    expect(await pay('A', loseRequest)).toMatchObject({ outcome: 'unknown' });
    advance(200_000);
    expect(await pay('A')).toEqual({ outcome: 'askHuman', reason: 'notFound', transaction_ids: [] });
    await releasePayout(journal, 'A');
    expect(await pay('A')).toMatchObject({ outcome: 'paid' });
    expect(await listIds()).toHaveLength(2);
  });

  test('reject an order whose payout may be in transit, and an unknown one', async () => {
    await pay('A', loseRequest);
    for (const decide of [
      releasePayout(journal, 'A'),
      settlePayout(journal, 'A', 'W-1'),
      settlePayout(journal, 'B', 'W-1'),
    ])
      expect(await getRejection(decide)).toMatchObject({ name: 'WapiConfigError' });
    expect(await getRejection(releasePayout(journal, 'A'))).toMatchObject({
      message: expect.stringContaining('its request may be in transit. Call sweepPayouts or payOnce'),
    });
  });
});

describe('sweepPayouts', () => {
  const bodies = new Map([
    ['A', payout],
    ['B', { ...payout, amount: '1.51' }],
    ['C', { ...payout, amount: '1.52' }],
  ]);
  const sweep = (readBody: Parameters<typeof sweepPayouts>[2], fetch?: WapiFetch) =>
    sweepPayouts(shop.start(fetch), journal, readBody);

  test('looks for all lost payouts with one search, and pays none', async () => {
    await pay('A', loseResponse);
    advance(120 * HOUR);
    await pay('B', loseRequest, bodies.get('B'));
    await pay('C', loseRequest, bodies.get('C'));
    const requests: string[] = [];
    const fetch: WapiFetch = (url, init) => {
      requests.push(`${init.method} ${new URL(url).searchParams.get('start_date')}`);
      return shop.fetch(url, init);
    };
    advance(199_999);
    await sweep(() => undefined, fetch);
    expect(requests).toEqual([]);
    advance(1);
    const changed = await sweep((orderId) => (orderId === 'C' ? undefined : bodies.get(orderId)), fetch);
    expect(changed).toMatchObject([
      { order_id: 'A', state: 'undecided', reason: 'mayBePaid', transaction_ids: await listIds() },
      { order_id: 'B', state: 'undecided', reason: 'notFound', transaction_ids: [] },
    ]);
    // Three days before the first of the payouts.
    expect(requests).toEqual(['GET 2026-01-30']);
    expect(await sweep((orderId) => bodies.get(orderId), fetch)).toMatchObject([{ order_id: 'C', state: 'undecided' }]);
    expect(await sweep((orderId) => bodies.get(orderId), fetch)).toEqual([]);
  });

  test('changes nothing if a body is not the one that was sent', async () => {
    await pay('A', loseResponse);
    await pay('B', loseRequest, bodies.get('B'));
    advance(200_000);
    const changed = sweep((orderId) => (orderId === 'A' ? payout : { ...payout, phone: '+18687778890' }));
    expect(await getRejection(changed)).toMatchObject({
      name: 'WapiConfigError',
      message: 'sweepPayouts: amount, recipient must be the same as in the open payout of this order id',
    });
    expect(await journal.asking()).toHaveLength(2);
  });
});
