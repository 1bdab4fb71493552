import { createWapi, type Wapi } from '@wapi/client';
import { type ChargeJournal, chargeOnce } from '@wapi/client/charges';
import { fetchWebhookHandler, type ReplayGuard, signWebhook } from '@wapi/client/webhooks';
import { createMock } from '@wapi/mock';

// A small shop that stores its orders and webhooks with a synchronous database driver.

interface Database {
  exec(sql: string): unknown;
  prepare(sql: string): { all(): unknown[] };
}

/** One connection to the shop's database. */
interface Connection {
  readonly database: Database;
  readonly charges: ChargeJournal;
  readonly guard: ReplayGuard;
}

/** Opens a connection. */
export type Connect = () => Connection;

/**
 * Charges two orders. The response to the first charge is lost. Two processes charge the second order at once.
 *
 * @returns the outcomes of both orders, and the number of charges that the mock made for each
 */
export async function chargeTwoOrders(connect: Connect): Promise<object> {
  const mock = createMock({ rateLimit: false });
  const { personas } = (await (await mock.fetch('http://mock/__wapi')).json()) as { personas: { key: string }[] };
  const key = personas[0]?.key ?? '';
  const wapi = createWapi({ platform: 'tt', environment: 'sandbox', auth: { key }, fetch: mock.fetch, pacing: false });

  mock.faults.set('chargeTrustedCard', { drop: true, times: 1 });
  const lost = [await charge(wapi, connect(), 'lost'), await charge(wapi, connect(), 'lost')];
  const atOnce = await Promise.all([charge(wapi, connect(), 'at-once'), charge(wapi, connect(), 'at-once')]);

  const { data } = await wapi.transactions.list({ environment: 'sandbox', page_size: 100 }).orThrow();
  const countCharges = (orderId: string): number => data.filter(({ order_id }) => order_id === orderId).length;
  return { lost, atOnce: atOnce.toSorted(), made: [countCharges('lost'), countCharges('at-once')] };
}

async function charge(wapi: Wapi, { charges }: Connection, orderId: string): Promise<string> {
  const { data: cards } = await wapi.trustedCards.list().orThrow();
  const order = {
    total: '155.00',
    currency: 'TTD',
    fee_structure: 'customer_pay',
    order_id: orderId,
    origin: 'compat',
    response_url: 'https://shop.example.com',
    environment: 'sandbox',
  } as const;
  const card = cards.find(({ verified }) => verified)?.uuid ?? '';
  const times = { timeout: 5000, waitBeforeLooking: 0 };
  const { outcome, lookAt } = { lookAt: undefined, ...(await chargeOnce(wapi, charges, card, order, times)) };
  if (lookAt) await new Promise((resolve) => setTimeout(resolve, lookAt.getTime() - Date.now()));
  return outcome;
}

/**
 * Delivers an event three times. The handler stores it, and fails after the first delivery.
 *
 * @param fail throws, or ends the process
 * @returns the status of each response, and the stored rows after it
 */
export async function deliverThreeTimes(connect: Connect, event: string, fail: () => void): Promise<unknown[]> {
  const { database, guard } = connect();
  database.exec('create table if not exists events (body text)');
  let deliveries = 0;
  const handle = (): void => {
    database.exec("insert into events values ('stored')");
    if ((deliveries += 1) === 1) fail();
  };
  const handler = fetchWebhookHandler({ secret: 'whsec', guard, handle, onError: () => {} });
  const seen = [];
  for (let count = 0; count < 3; count += 1) {
    const signed = await signWebhook(event, 'whsec');
    const { status } = await handler(new Request('https://shop.example.com', { method: 'POST', ...signed }));
    seen.push([status, countRows(database)]);
  }
  return seen;
}

/** Returns the numbers of stored events and event ids. */
export function countRows(database: Database): number[] {
  return ['events', 'webhooks'].map((table) => database.prepare(`select * from ${table}`).all().length);
}
