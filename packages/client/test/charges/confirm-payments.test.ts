import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chargeOnce, type ChargeJournal, memoryChargeJournal } from '../../src/charges/index.js';
import { createWapi, type Wapi, type WapiFetch } from '../../src/index.js';
import { createMockPersonas, type MockPersonas } from '../support/mock-personas.js';
import { verifiedCard } from '../support/calls.js';
import { order } from './support.js';

interface Confirm {
  returned(request: Request): Promise<Response>;
  sweep(): Promise<void>;
}
const PROGRAM = 'confirm-payments.js';
// The program imports the built package, as it would in a reader's project.
const { confirmPayments } = (await import(`../../examples/${PROGRAM}`)) as {
  confirmPayments: (wapi: Wapi, journal: ChargeJournal, orders: object) => Confirm;
};

let personas: MockPersonas;
let wapi: Wapi;
let journal: ChargeJournal;
let url: string;
let confirm: Confirm;
const orders = {
  listUnpaid: async () => [order.order_id],
  markPaid: vi.fn<(id: string) => void>(),
  askHuman: vi.fn<(id: string, reason: string) => void>(),
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.clearAllMocks();
  personas = createMockPersonas();
  wapi = await personas.as('wapi@test.com');
  journal = memoryChargeJournal();
  confirm = confirmPayments(wapi, journal, orders);
  const result = await chargeOnce(wapi, journal, verifiedCard, order);
  url = result.outcome === 'charged' ? result.url : '';
});
afterEach(() => {
  vi.useRealTimers();
});

/** Makes the customer's decision on the hosted page, and returns the URL to which the customer is redirected. */
async function decide(outcome: 'approve' | 'decline'): Promise<string> {
  const response = await personas.fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ outcome }),
    redirect: 'manual',
  });
  return response.headers.get('Location') ?? '';
}

test('a customer who paid and came back has paid, once', async () => {
  const back = await decide('approve');
  expect(await (await confirm.returned(new Request(back))).text()).toBe('Thank you.');
  expect(orders.markPaid.mock.calls).toEqual([[order.order_id]]);
});

test('a forged return does not make an order paid', async () => {
  const query = new URL(await decide('decline')).search;
  const forged = `${order.response_url}${query.replaceAll('failed', 'success')}&status=success`;
  expect(await (await confirm.returned(new Request(forged))).text()).toBe('Your payment failed.');
  expect(orders.markPaid).not.toHaveBeenCalled();
});

test('a return before the payment says that it is open', async () => {
  expect(await (await confirm.returned(new Request(order.response_url))).text()).toBe('Your payment is not finished.');
  expect((await confirm.returned(new Request('https://shop.example.com/orders/none'))).status).toBe(202);
  expect(orders.markPaid).not.toHaveBeenCalled();
});

test('the sweep finds the payment of a customer who did not come back', async () => {
  await confirm.sweep();
  expect(orders.markPaid).not.toHaveBeenCalled();
  await decide('approve');
  await confirm.sweep();
  expect(orders.markPaid.mock.calls).toEqual([[order.order_id]]);
});

test('the sweep asks a human about a charge whose response was lost', async () => {
  const { key = '' } = (await personas.keysOf('wapi@test.com')).find(({ scopes }) => scopes.length > 1) ?? {};
  const lose: WapiFetch = async (address, init) => {
    await personas.fetch(address, init);
    throw new TypeError('fetch failed');
  };
  const options = { baseUrl: 'http://wapi.mock/wapi', auth: { key }, fetch: lose, pacing: false } as const;
  journal = memoryChargeJournal();
  confirm = confirmPayments(wapi, journal, orders);
  await chargeOnce(createWapi(options), journal, verifiedCard, order);
  vi.setSystemTime(Date.now() + 200_000);
  await confirm.sweep();
  expect(orders.askHuman.mock.calls).toEqual([[order.order_id, 'linkLost']]);
});
