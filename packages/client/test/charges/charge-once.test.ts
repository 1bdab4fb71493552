import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type ChargeJournal,
  chargeOnce,
  memoryChargeJournal,
  releaseOrder,
  sweepCharges,
} from '../../src/charges/index.js';
import type { WapiFetch } from '../../src/index.js';
import { verifiedCard } from '../support/calls.js';
import { getRejection, jsonResponse } from '../support/recording-client.js';
import { observeJournal, openShop, order, type Shop } from './support.js';

let shop: Shop;
let journal: ChargeJournal;
let count = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 1, 2, 12) });
  shop = openShop(`charge-once-${(count += 1)}`);
  journal = memoryChargeJournal();
});
afterEach(() => {
  vi.useRealTimers();
});

const advance = (milliseconds: number): unknown => vi.setSystemTime(Date.now() + milliseconds);
const isCharge = (init: RequestInit): boolean => init.method === 'POST';

/** Loses the responses to charges, but not to list requests. */
const loseResponse: WapiFetch = async (url, init) => {
  const response = await shop.fetch(url, init);
  if (isCharge(init)) throw new TypeError('fetch failed');
  return response;
};
const loseRequest: WapiFetch = async (url, init) => {
  if (isCharge(init)) throw new TypeError('fetch failed');
  return shop.fetch(url, init);
};
const respond =
  (body: unknown, status: number): WapiFetch =>
  async () =>
    jsonResponse(body, status);
const known = {
  order_id: order.order_id,
  version: 1,
  order: { card: verifiedCard, total: '155', currency: order.currency, environment: order.environment },
};
const charge = (fetch?: WapiFetch, body = order, card = verifiedCard) =>
  chargeOnce(shop.start(fetch), journal, card, body);

describe('chargeOnce', () => {
  test('stores the order before it sends the charge, and the link before it returns it', async () => {
    const steps: string[] = [];
    const observed = observeJournal(journal, (step) => steps.push(step));
    const fetch: WapiFetch = (url, init) => {
      steps.push('send');
      return shop.fetch(url, init);
    };
    const result = await chargeOnce(shop.start(fetch), observed, verifiedCard, order);
    expect(steps).toEqual(['read', 'write asking', 'send', 'write done']);
    const [transaction] = await shop.list(order.order_id);
    expect(result).toEqual({
      outcome: 'charged',
      transaction_id: transaction?.transaction_id,
      url: expect.any(String),
    });
  });

  test('returns the same link again without a request', async () => {
    const first = await charge();
    const fetch = vi.fn<WapiFetch>();
    expect(await charge(fetch)).toEqual(first);
    expect(fetch).not.toHaveBeenCalled();
  });

  test('sends one charge if two calls run at once', async () => {
    const results = await Promise.all([charge(), charge()]);
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['charged', 'unknown']);
    expect(await shop.list(order.order_id)).toHaveLength(1);
  });

  test('waits before it looks, and asks a human if the transaction exists without its link', async () => {
    const lost = await charge(loseResponse);
    expect(lost).toMatchObject({
      outcome: 'unknown',
      lookAt: new Date(Date.now() + 200_000),
      error: { maybeSent: true },
    });
    advance(199_999);
    const early = vi.fn<WapiFetch>();
    expect(await charge(early)).toMatchObject({ outcome: 'unknown' });
    expect(early).not.toHaveBeenCalled();
    advance(1);
    const [transaction] = await shop.list(order.order_id);
    expect(await charge(loseRequest)).toEqual({
      outcome: 'askHuman',
      reason: 'linkLost',
      transaction_ids: [transaction?.transaction_id],
    });
  });

  test('charges again if the order has no transaction', async () => {
    await charge(loseRequest);
    advance(200_000);
    expect(await charge()).toMatchObject({ outcome: 'charged' });
    expect(await shop.list(order.order_id)).toHaveLength(1);
  });

  test('asks a human after three charges without a response', async () => {
    for (let index = 0; index < 3; index += 1) {
      expect(await charge(loseRequest)).toMatchObject({ outcome: 'unknown' });
      advance(200_000);
    }
    expect(await charge()).toEqual({ outcome: 'askHuman', reason: 'tooManyCharges', transaction_ids: [] });
  });

  test('asks a human after three charges without a response, although a sweep looked for each', async () => {
    const changed = [];
    for (let index = 0; index < 3; index += 1) {
      await charge(loseRequest);
      advance(200_000);
      changed.push(...(await sweepCharges(shop.start(), journal)));
    }
    expect(changed.map(({ state }) => state)).toEqual(['free', 'free', 'undecided']);
    expect(await charge()).toEqual({ outcome: 'askHuman', reason: 'tooManyCharges', transaction_ids: [] });
  });

  test('does not charge again if the list cannot be read', async () => {
    await charge(loseResponse);
    advance(200_000);
    const result = await charge(respond({ message: 'Internal Server Error' }, 500));
    expect(result).toMatchObject({ outcome: 'unknown', error: { operationId: 'getTransactionHistory' } });
  });

  test('may be called again, also with another card, if the API refused the charge', async () => {
    const refused = await charge(undefined, order, 'ffffffff-ffff-4fff-bfff-ffffffffffff');
    expect(refused).toMatchObject({ outcome: 'notCharged', error: { status: 400, operationId: 'chargeTrustedCard' } });
    expect(await charge()).toMatchObject({ outcome: 'charged' });
  });

  test('does not count refusals as lost charges', async () => {
    for (let index = 0; index < 4; index += 1) await charge(respond({ message: 'Too Many Attempts.' }, 429));
    expect(await charge()).toMatchObject({ outcome: 'charged' });
  });

  test.each([
    ['an empty link', { message: 'OK', url: '', transaction_id: 'SB-7' }, ['SB-7']],
    ['an id in a different place', { message: 'OK', data: { transaction_id: 'SB-7' } }, ['SB-7']],
    ['no link', { message: 'OK' }, []],
  ])('asks a human at once after a success with %s', async (_name, body, transaction_ids) => {
    expect(await charge(respond(body, 201))).toEqual({ outcome: 'askHuman', reason: 'linkLost', transaction_ids });
  });

  test('accepts a link in a success that is not documented', async () => {
    const body = { message: 'Created', url: 'https://pay.test/1', transaction_id: 'SB-8' };
    expect(await charge(respond(body, 201))).toEqual({
      outcome: 'charged',
      url: 'https://pay.test/1',
      transaction_id: 'SB-8',
    });
  });

  test('does not send after the process was suspended for longer than the timeout', async () => {
    const observed = observeJournal(
      journal,
      () => {},
      (step) => step === 'write asking' && advance(20_000),
    );
    const fetch = vi.fn<WapiFetch>();
    expect(await chargeOnce(shop.start(fetch), observed, verifiedCard, order)).toMatchObject({ outcome: 'unknown' });
    expect(fetch).not.toHaveBeenCalled();
  });

  test('returns the charge of another process instead of its own refusal, if that process was faster', async () => {
    const refuse: WapiFetch = async () => jsonResponse({ message: 'The given data was invalid.', errors: {} }, 422);
    const observed = observeJournal(journal, async (step) => {
      if (step !== 'write free') return;
      advance(200_000);
      await charge();
    });
    expect(await chargeOnce(shop.start(refuse), observed, verifiedCard, order)).toMatchObject({ outcome: 'charged' });
    expect(await shop.list(order.order_id)).toHaveLength(1);
  });

  test('sends no repeated charge after its timeout', async () => {
    const fetch = vi.fn<WapiFetch>(async () =>
      jsonResponse({ message: 'Too Many Attempts.' }, 429, { 'Retry-After': '1' }),
    );
    const options = { timeout: 500, retries: 2 };
    const result = await chargeOnce(shop.start(fetch), journal, verifiedCard, order, options);
    expect(result).toMatchObject({ outcome: 'notCharged', error: { status: 429 } });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('sends nothing if the journal contains an unreadable time', async () => {
    await charge(loseRequest);
    const entry = await journal.read(order.order_id);
    if (entry?.state === 'asking') await journal.write({ ...entry, version: entry.version + 1, look_at: 'soon' });
    const fetch = vi.fn<WapiFetch>();
    expect(await charge(fetch)).toMatchObject({ outcome: 'unknown' });
    expect(fetch).not.toHaveBeenCalled();
  });

  test('returns the decision of another process that looked for the charge before its link was stored', async () => {
    const observed = observeJournal(journal, async (step) => {
      if (step !== 'write done') return;
      advance(200_000);
      await sweepCharges(shop.start(), journal);
    });
    const result = await chargeOnce(shop.start(), observed, verifiedCard, order);
    expect(result).toMatchObject({ outcome: 'askHuman', reason: 'linkLost' });
  });

  test('gives no link to the caller if the journal could not store it', async () => {
    const broken = observeJournal(journal, (step) => {
      if (step === 'write done') throw new Error('the disk is full');
    });
    await expect(chargeOnce(shop.start(), broken, verifiedCard, order)).rejects.toThrow('the disk is full');
    advance(200_000);
    expect(await charge()).toMatchObject({ outcome: 'askHuman', reason: 'linkLost' });
  });

  test.each([
    ['stores nothing', undefined, 0],
    ['returns null although it has an entry', null, 0],
    ['returns an entry without a known state', { ...known, state: 'odd' }, 1],
  ])('sends nothing and ends if a journal %s', async (_name, entry, version) => {
    let calls = 0;
    const limit = async (): Promise<void> => {
      if ((calls += 1) > 10) throw new Error('endless loop');
    };
    const broken = observeJournal(
      { ...journal, read: async () => entry, write: async () => false } as unknown as ChargeJournal,
      limit,
    );
    const fetch = vi.fn<WapiFetch>();
    await expect(chargeOnce(shop.start(fetch), broken, verifiedCard, order)).rejects.toThrow(
      `chargeOnce: the journal must return its latest entry, received version ${version} twice. Check its functions`,
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  test('rejects another card, total, currency or environment while the charge is open', async () => {
    await charge();
    expect(await charge(undefined, { ...order, total: 155 })).toMatchObject({ outcome: 'charged' });
    const other = { ...order, total: '156.00', currency: 'USD', environment: 'live' } as const;
    expect(await getRejection(charge(undefined, other, 'ffffffff-ffff-4fff-bfff-ffffffffffff'))).toMatchObject({
      name: 'WapiConfigError',
      message:
        'chargeOnce: card, total, currency, environment must be the same as in the open charge of this order_id. ' +
        'Use another order_id, or call releaseOrder if the open charge can no longer be paid',
    });
  });
});

describe('releaseOrder', () => {
  test.each([
    ['undecided', loseResponse],
    ['done', undefined],
  ])(
    'lets an order be charged again that is %s, and its old transaction is not taken for the new one',
    async (state, fetch) => {
      await charge(fetch);
      advance(200_000);
      await charge();
      expect(await journal.read(order.order_id)).toMatchObject({ state });
      await releaseOrder(journal, order.order_id);
      expect(await charge(loseRequest)).toMatchObject({ outcome: 'unknown' });
      advance(200_000);
      expect(await charge()).toMatchObject({ outcome: 'charged' });
      expect(await shop.list(order.order_id)).toHaveLength(2);
    },
  );

  test('rejects an order whose charge may be in transit, and an unknown one', async () => {
    await charge(loseRequest);
    expect(await getRejection(releaseOrder(journal, order.order_id))).toMatchObject({
      message: expect.stringContaining('its request may be in transit. Call sweepCharges'),
    });
    expect(await getRejection(releaseOrder(journal, 'none'))).toMatchObject({
      message: expect.stringContaining('the journal has no such order'),
    });
  });
});

describe('sweepCharges', () => {
  test('looks for all lost charges with one search, and sends none', async () => {
    await charge(loseResponse);
    await charge(loseRequest, { ...order, order_id: 'B-2' });
    const requests: RequestInit[] = [];
    const fetch: WapiFetch = (url, init) => {
      requests.push(init);
      return shop.fetch(url, init);
    };
    expect(await sweepCharges(shop.start(fetch), journal)).toEqual([]);
    advance(200_000);
    const changed = await sweepCharges(shop.start(fetch), journal);
    expect(changed.map(({ order_id, state }) => [order_id, state])).toEqual([
      [order.order_id, 'undecided'],
      ['B-2', 'free'],
    ]);
    expect(requests.map(({ method }) => method)).toEqual(['GET']);
    expect(await sweepCharges(shop.start(fetch), journal)).toEqual([]);
  });
});
