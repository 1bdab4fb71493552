import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { contract } from '@wapi/types';
import { createMock } from '@wapi/mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeWebhookHandler, type ReceivedEvent, WapiWebhookError } from '../../src/webhooks/index.js';

// The mock signs according to the spec, independently of this package, so a receiver must accept its deliveries.
const SECRET = 'whsec-of-the-endpoint';
const mock = createMock({ webhooks: { retryDelays: [0.05] } });
const events: ReceivedEvent[] = [];
const refused: unknown[] = [];
let failing = 0;
let server: Server;

/** Makes the mock send a delivery as WiPay does. */
async function control(path: string, method: string, body: unknown): Promise<number> {
  const { status } = await mock.fetch(`http://mock/__wapi/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return status;
}

beforeAll(async () => {
  const handler = nodeWebhookHandler({
    secret: SECRET,
    handle(event) {
      failing -= 1;
      if (failing >= 0) throw new Error('the database is away');
      events.push(event);
    },
    onError: (error) => refused.push(error),
  });
  server = createServer((request, response) => void handler(request, response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  await control('webhooks', 'POST', { url, secret: SECRET });
});

afterAll(async () => {
  await mock.close();
  server.closeAllConnections();
  server.close();
});

test('every event of the spec is accepted as the mock sends it', async () => {
  const statuses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0];
  for (const status of statuses)
    expect(await control('withdrawals/SB-47-1-W12345-20250306010101', 'PATCH', { status })).toBe(200);
  await expect.poll(() => events.length).toBe(statuses.length);

  expect(events.map(({ event }) => event).toSorted()).toEqual(contract.webhooks.map(({ event }) => event).toSorted());
  expect(new Set(events.map(({ id }) => id)).size).toBe(statuses.length);
  expect(refused).toEqual([]);
});

test('a delivery that failed is repeated with the same id, and handled once', async () => {
  events.length = 0;
  failing = 1;
  await control('withdrawals/SB-47-1-W12345-20250306010101', 'PATCH', { status: 2 });
  await expect.poll(() => events.length).toBe(1);

  expect(refused.map(String)).toEqual(['Error: the database is away']);
  expect(refused.some((error) => error instanceof WapiWebhookError)).toBe(false);
});
