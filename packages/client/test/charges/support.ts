import { createMock } from '@wapi/mock';
import type { ChargeEntry, ChargeJournal, ChargeOnceBody, ChargesClient } from '../../src/charges/index.js';
import type { WapiFetch } from '../../src/index.js';
import { chargeTrustedCard, createWapiWith, getTransactionHistory } from '../../src/operations.js';
import { charge as exampleCharge } from '../support/bodies.js';

export const order: ChargeOnceBody = { ...exampleCharge, environment: 'sandbox' };

/** A transaction as the mock's list contains it. */
export interface ListedTransaction {
  transaction_id: string;
  order_id: string;
  status: string;
}

const mock = createMock({ rateLimit: false, requestLog: false });
const { personas } = (await (await mock.fetch('http://wapi.mock/__wapi')).json()) as {
  personas: { email: string; key: string }[];
};
const key = personas.find(({ email }) => email === 'wapi@test.com')?.key ?? '';

/** A shop's account at the mock. Each name has its own state. */
export interface Shop {
  /** Creates the client of a process. */
  start(fetch?: WapiFetch): ChargesClient;
  fetch: WapiFetch;
  /** All transactions of an order, read without the code under test. */
  list(orderId: string): Promise<ListedTransaction[]>;
  /** The customer's decision on the page of a link. */
  decide(url: string, outcome: 'approve' | 'decline'): Promise<void>;
}

export function openShop(name: string): Shop {
  const namespace = mock.namespace(name);
  const fetch: WapiFetch = (url, init) => namespace.fetch(url, init);
  return {
    start(own = fetch) {
      const options = { baseUrl: 'http://wapi.mock/wapi', auth: { key }, fetch: own, pacing: false, retries: 0 };
      const { charge, list } = createWapiWith({ charge: chargeTrustedCard, list: getTransactionHistory }, options);
      return { trustedCards: { charge }, transactions: { list } };
    },
    fetch,
    async list(orderId) {
      const url = 'http://wapi.mock/wapi/transactions?environment=sandbox&page_size=100';
      const response = await namespace.fetch(url, { headers: { 'X-WAPI-Key': key } });
      const { data } = (await response.json()) as { data: ListedTransaction[] };
      return data.filter(({ order_id }) => order_id === orderId);
    },
    async decide(url, outcome) {
      const body = new URLSearchParams({ outcome });
      await namespace.fetch(url, { method: 'POST', body, redirect: 'manual' });
    },
  };
}

/** A journal that calls `before` ahead of every step and `after` behind it. */
export function observeJournal(
  journal: ChargeJournal,
  before: (step: string, entry?: ChargeEntry) => unknown,
  after: (step: string) => unknown = () => {},
): ChargeJournal {
  const observe = async <T>(step: string, work: () => Promise<T>, entry?: ChargeEntry): Promise<T> => {
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
