import { afterEach, describe, expect, test, vi } from 'vitest';
import { chargeOnce, findTransactions, memoryChargeJournal, releaseOrder } from '../../src/charges/index.js';
import type { WapiFetch } from '../../src/index.js';
import { memoryPayoutJournal, payOnce, releasePayout, settlePayout } from '../../src/payouts/index.js';
import { ownBank } from '../support/bodies.js';
import { verifiedCard } from '../support/calls.js';
import { getRejection } from '../support/recording-client.js';
import { observeJournal, openShop, order } from './support.js';

const shop = openShop('order-ids');
const fetch = vi.fn<WapiFetch>();
const step = vi.fn<() => void>();
const charges = observeJournal(memoryChargeJournal(), step);
const payouts = observeJournal(memoryPayoutJournal(), step);
/** Calls a function with an id of any type, as plain JavaScript can. */
const calls: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  'chargeOnce: the order id': (id) => chargeOnce(shop.start(fetch), charges, verifiedCard, { ...order, order_id: id }),
  'payOnce: the order id': (id) => payOnce(shop.start(fetch), payouts, id, ownBank),
  'releaseOrder: the order id': (id) => releaseOrder(charges, id),
  'releasePayout: the order id': (id) => releasePayout(payouts, id),
  'settlePayout: the order id': (id) => settlePayout(payouts, id, 'W-1'),
  'settlePayout: transactionId': (id) => settlePayout(payouts, 'A', id),
};

describe.each(Object.entries(calls))('%s', (name, call) => {
  test.each([
    ['an empty id', '', '""'],
    ['a space at the end, which CHAR columns add', 'A-1001 ', '"A-1001 "'],
    ['a space at the start', ' A', '" A"'],
    ['a no-break space at the end', 'A\u{A0}', '"A\u{A0}"'],
    ['a line break, which forms send as CRLF', 'A\n3', String.raw`"A\n3"`],
    ['a tab', 'A\t4', String.raw`"A\t4"`],
    ['a delete character', 'A\u{7F}', '"A\u{7F}"'],
    ['a zero-width space at the end', 'A\u{200B}', '"A\u{200B}"'],
    ['half a character', 'A\uD83D', String.raw`"A\ud83d"`],
    ['a number', 42, 'number'],
    ['undefined', undefined, 'undefined'],
    ['an object', {}, 'object'],
  ])('rejects %s before it reads the journal or sends a request', async (_kind, id, received) => {
    const error = await getRejection(call(id as string));
    expect(error).toMatchObject({
      name: 'WapiConfigError',
      maybeSent: false,
      message:
        `${name} must be a string without control characters, invisible characters or spaces at its ends, and not ` +
        `empty, received ${received}. Trim it`,
    });
    expect([fetch, step].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });
});

afterEach(() => {
  vi.useRealTimers();
});

test.each(['A-1', '1', '0012', 'A 1', 'A&9=%+8', 'é', 'e\u{301}', '訂單 7', '🛒', 'x'.repeat(255)])(
  'chargeOnce finds the charge of order %j again',
  async (order_id) => {
    const journal = memoryChargeJournal();
    const lose: WapiFetch = async (url, init) => {
      const response = await shop.fetch(url, init);
      if (init.method === 'POST') throw new TypeError('fetch failed');
      return response;
    };
    const charge = () => chargeOnce(shop.start(lose), journal, verifiedCard, { ...order, order_id });
    vi.useFakeTimers({ toFake: ['Date'] });
    await charge();
    vi.setSystemTime(Date.now() + 200_000);
    expect(await charge()).toMatchObject({ outcome: 'askHuman', reason: 'linkLost' });
  },
);

test('an order never gets the entry of an order whose id differs in case', async () => {
  const ignoringCase = memoryChargeJournal();
  const journal = { ...ignoringCase, read: (id: string) => ignoringCase.read(id.toUpperCase()) };
  const charge = (order_id: string) => chargeOnce(shop.start(), journal, verifiedCard, { ...order, order_id });
  expect(await charge('C-1')).toMatchObject({ outcome: 'charged' });
  const message = 'the journal must compare order ids exactly, received the entry of "C-1" for "c-1"';
  expect(await getRejection(charge('c-1'))).toMatchObject({ message: `chargeOnce: ${message}` });
  expect(await getRejection(releaseOrder(journal, 'c-1'))).toMatchObject({ message: `releaseOrder: ${message}` });
});

test('findTransactions finds a charge whose order id was sent with a line break', async () => {
  const wapi = shop.start();
  await wapi.trustedCards.charge(verifiedCard, { ...order, order_id: 'B\n3\r4 ' }).orThrow();
  expect(await findTransactions(wapi, { order_id: 'B\n3\r4 ', environment: 'sandbox' })).toHaveLength(1);
});
