import { createMock } from '@wapi/mock';
import type { ChargeOnceBody, ChargesClient } from '../../src/charges/index.js';
import type { WapiFetch } from '../../src/index.js';
import type { Journal, JournalEntry, OrderKind } from '../../src/once/journal.js';
import {
  chargeTrustedCard,
  createWapiWith,
  createWithdrawal,
  getTransactionHistory,
  getWithdrawalHistory,
} from '../../src/operations.js';
import type { PayoutsClient, Withdrawal } from '../../src/payouts/index.js';
import { charge as exampleCharge } from '../support/bodies.js';

export const order: ChargeOnceBody = { ...exampleCharge, environment: 'sandbox' };

/** A transaction as the mock lists it. */
export interface ListedTransaction {
  transaction_id: string;
  order_id: string;
  status: string;
}

const mock = createMock({
  rateLimit: false,
  requestLog: false,
  seed: { accounts: [{ email: 'wapi@test.com', balances: { local: 1_000_000 } }] },
});
const { personas } = (await (await mock.fetch('http://wapi.mock/__wapi')).json()) as {
  personas: { email: string; key: string }[];
};
const key = personas.find(({ email }) => email === 'wapi@test.com')?.key ?? '';

/** A shop's account on the mock. Shops with different names have separate states. */
export interface Shop {
  /** Creates the client for a process. */
  start(fetch?: WapiFetch): ChargesClient & PayoutsClient;
  fetch: WapiFetch;
  /** All transactions of an order, read without the code under test. */
  list(orderId: string): Promise<ListedTransaction[]>;
  /** All withdrawals of an amount, read without the code under test. */
  listWithdrawals(amount: string): Promise<Withdrawal[]>;
  /** Makes the customer's decision on the hosted page that a payment link opens. */
  decide(url: string, outcome: 'approve' | 'decline'): Promise<void>;
}

export function openShop(name: string): Shop {
  const namespace = mock.namespace(name);
  const fetch: WapiFetch = (url, init) => namespace.fetch(url, init);
  const get = async (path: string): Promise<unknown> =>
    (await namespace.fetch(`http://wapi.mock/wapi/${path}`, { headers: { 'X-WAPI-Key': key } })).json();
  return {
    start(own = fetch) {
      const options = { baseUrl: 'http://wapi.mock/wapi', auth: { key }, fetch: own, pacing: false, retries: 0 };
      const wapi = createWapiWith(
        { chargeTrustedCard, createWithdrawal, getTransactionHistory, getWithdrawalHistory },
        options,
      );
      return {
        trustedCards: { charge: wapi.chargeTrustedCard },
        transactions: { list: wapi.getTransactionHistory },
        withdrawals: { create: wapi.createWithdrawal, list: wapi.getWithdrawalHistory },
      };
    },
    fetch,
    async list(orderId) {
      const { data } = (await get('transactions?environment=sandbox&page_size=100')) as { data: ListedTransaction[] };
      return data.filter(({ order_id }) => order_id === orderId);
    },
    async listWithdrawals(wanted) {
      const { data } = (await get('withdrawals?page_size=100')) as { data: { data: Withdrawal[] } };
      return data.data.filter(({ amount }) => amount === wanted);
    },
    async decide(url, outcome) {
      const body = new URLSearchParams({ outcome });
      await namespace.fetch(url, { method: 'POST', body, redirect: 'manual' });
    },
  };
}

/** A journal that calls `before` before every step and `after` after it. */
export function observeJournal<Kind extends OrderKind>(
  journal: Journal<Kind>,
  before: (step: string, entry?: JournalEntry<Kind>) => unknown,
  after: (step: string) => unknown = () => {},
): Journal<Kind> {
  const observe = async <T>(step: string, work: () => Promise<T>, entry?: JournalEntry<Kind>): Promise<T> => {
    await before(step, entry);
    const result = await work();
    await after(step);
    return result;
  };
  return {
    read: (orderId) => observe('read', () => journal.read(orderId)),
    write: (entry) => observe(`write ${entry.state}`, () => journal.write(entry), entry),
    asking: () => observe('asking', () => journal.asking()),
  };
}
