import { createHmac } from 'node:crypto';
import { contract, type Webhook } from '@wapi/types';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mock } from '../../src/index.js';
import { createMock } from '../support/create-mock.js';
import { exampleForm } from '../support/error-case.js';
import { type Receiver, startReceiver } from '../support/receiver.js';
import { balances, dataOf, signIn } from '../support/session.js';

const WITHDRAWAL = 'SB-47-1-W12345-20250306010101';
const SECRET = 'a secret of the endpoint';
const RETRY_DELAYS = [0.01, 0.02];
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

interface Event {
  id: string;
  event: string;
  data: { transaction_id: string; status: number; status_description: string };
}

let mock: Mock;
let receiver: Receiver;
beforeEach(async () => {
  mock = createMock({ rateLimit: false, webhooks: { retryDelays: RETRY_DELAYS } });
  receiver = await startReceiver();
});
afterEach(async () => {
  await mock.close();
  await receiver.close();
});

async function control(
  method: string,
  path: string,
  body?: unknown,
  type = 'application/json',
): Promise<[number, Record<string, unknown>]> {
  const init =
    body === undefined
      ? { method }
      : { method, body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': type } };
  const response = await mock.fetch(`http://mock/__wapi${path}`, init);
  return [response.status, (await response.json()) as Record<string, unknown>];
}
const register = (more: object = {}) => control('POST', '/webhooks', { url: receiver.url, secret: SECRET, ...more });
const move = (status: number, id = WITHDRAWAL) => control('PATCH', `/withdrawals/${id}`, { status });
const eventsOf = (received: Receiver['received']): Event[] => received.map(({ body }) => JSON.parse(body) as Event);
const deliveries = async () =>
  (await control('GET', '/webhooks'))[1]['deliveries'] as { id: string; state: string; attempts: object[] }[];

/** Waits until all deliveries have ended. */
async function settled(): Promise<Awaited<ReturnType<typeof deliveries>>> {
  for (;;) {
    const all = await deliveries();
    if (all.every(({ state }) => state !== 'pending')) return all;
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

describe('a withdrawal with a new status', () => {
  it.each(contract.webhooks.map((webhook) => [webhook.event, webhook] as const))(
    'sends a signed %s that matches the spec',
    async (event, webhook: Webhook) => {
      await register();
      const schema = webhook.requestBody.content[0]?.schema ?? {};
      const status = schema.properties?.['data']?.properties?.['status']?.const as number;
      const [code, { data }] = await move(status);
      expect([code, data]).toMatchObject([200, { status, transaction_id: WITHDRAWAL }]);

      const [{ headers, body } = { headers: {}, body: '' }] = await receiver.until(1);
      const parsed = JSON.parse(body) as Event;
      expect(ajv.validate(schema, parsed) ? [] : ajv.errors).toEqual([]);
      expect(parsed).toMatchObject({ event, data: { status, transaction_id: WITHDRAWAL } });
      expect(headers['content-type']).toBe('application/json');
      for (const { name, schema: shape, required } of webhook.parameters) {
        const value = headers[name.toLowerCase()];
        const typed = shape.type === 'integer' ? Number(value) : value;
        expect(required && ajv.validate(shape, typed) ? [] : [name, value], name).toEqual([]);
      }
      expect(headers['x-wipay-webhook-id']).toBe(parsed.id);
      expect(headers['x-wipay-webhook-event']).toBe(event);
      expect(headers['x-wipay-webhook-signature']).toBe(
        `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
      );
      expect(Math.abs(Number(headers['x-wipay-webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
    },
  );

  it('is returned by the API with its new status, and can no longer be deleted', async () => {
    const call = await signIn(mock, 'wapi@test.com');
    expect(await move(1)).toMatchObject([
      200,
      { data: { status: 1, status_description: expect.stringMatching(/bank/i) } },
    ]);
    expect(dataOf(await call('retrieveWithdrawal', { path: { transaction_id: WITHDRAWAL } }))).toMatchObject({
      status: 1,
    });
    expect((await call('deleteWithdrawal', { path: { transaction_id: WITHDRAWAL } })).status).toBe(400);
  });

  it('returns the money once if it is refunded to the account', async () => {
    const call = await signIn(mock, 'wapi@test.com');
    const before = await balances(call);
    const { body } = await call('createWithdrawal', {
      form: { ...exampleForm('createWithdrawal', 'ownBankAccount'), amount: '20.00' },
    });
    const { transaction_id: id } = body['data'] as { transaction_id: string };
    expect(await balances(call)).not.toEqual(before);
    await move(5, id);
    await move(5, id);
    expect(await balances(call)).toEqual(before);
  });

  it('takes the money back if it is no longer refunded, so that its deletion returns the money once', async () => {
    const call = await signIn(mock, 'wapi@test.com');
    const { foreign } = await balances(call);
    const states: number[] = [];
    for (const status of [5, 0, 5, 0, 4, 5, 4]) {
      await move(status);
      states.push(Math.round(((await balances(call)).foreign - foreign) * 100) / 100);
    }
    expect(states).toEqual([105, 0, 105, 0, 0, 105, 0]);
    expect((await call('deleteWithdrawal', { path: { transaction_id: WITHDRAWAL } })).status).toBe(200);
    expect((await balances(call)).foreign).toBe(foreign + 105);
    const ofAccount = { status: 5, account_number: '1234567890' };
    expect((await control('PATCH', `/withdrawals/${WITHDRAWAL}`, ofAccount))[0]).toBe(404);
  });
});

describe('a delivery', () => {
  it('is retried with the same id and bytes until the receiver accepts it', async () => {
    receiver.answers.push(500, 302);
    await register();
    await move(2);
    const [first, ...others] = await receiver.until(3);
    for (const { headers, body } of others) {
      expect(body).toBe(first?.body);
      for (const name of ['id', 'signature', 'event'])
        expect(headers[`x-wipay-webhook-${name}`]).toBe(first?.headers[`x-wipay-webhook-${name}`]);
    }
    expect(await settled()).toMatchObject([
      { state: 'delivered', attempts: [{ status: 500 }, { status: 302 }, { status: 200 }] },
    ]);
    expect(receiver.received).toHaveLength(3);
  });

  it('fails after the last retry', async () => {
    receiver.answers.push(400, 0, 503, 200);
    await register();
    await move(2);
    expect(await settled()).toMatchObject([
      { state: 'given up', attempts: [{ status: 400 }, { error: expect.any(String) }, { status: 503 }] },
    ]);
    expect(receiver.received).toHaveLength(3);
  });

  it('goes only to endpoints of the account and the event', async () => {
    await register({ account_number: '1098765432' });
    await register({ events: ['withdrawal.transaction_completed'] });
    const [, { id }] = await register();
    await move(1);
    await move(2);
    expect(await settled()).toHaveLength(3);
    expect(
      eventsOf(receiver.received)
        .map(({ event }) => event)
        .toSorted(),
    ).toEqual([
      'withdrawal.being_processed_by_bank',
      'withdrawal.transaction_completed',
      'withdrawal.transaction_completed',
    ]);
    expect(await control('DELETE', `/webhooks/${String(id)}`)).toEqual([200, { message: 'Endpoint removed.' }]);
    expect((await control('DELETE', `/webhooks/${String(id)}`))[0]).toBe(404);
    await move(3);
    expect(await settled()).toHaveLength(3);
  });

  it('uses the fetch of the options', async () => {
    const sent: string[] = [];
    const own = createMock({
      webhooks: { fetch: (input) => (sent.push(input as string), Promise.resolve(new Response())) },
    });
    const headers = { 'content-type': 'application/json' };
    await own.fetch('http://mock/__wapi/webhooks', {
      method: 'POST',
      headers,
      body: '{"url":"https://shop.example.com/hooks"}',
    });
    await own.fetch(`http://mock/__wapi/withdrawals/${WITHDRAWAL}`, { method: 'PATCH', headers, body: '{"status":2}' });
    expect(sent).toEqual(['https://shop.example.com/hooks']);
  });

  it('is listed without secrets', async () => {
    const [, { secret }] = await register({ secret: undefined });
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(await control('GET', '/webhooks'))).not.toContain(secret);
  });
});

describe('a schedule', () => {
  const create = async () =>
    (await signIn(mock, 'wapi@test.com'))('createWithdrawal', {
      form: exampleForm('createWithdrawal', 'ownBankAccount'),
    });

  it('changes the status of every new withdrawal, and sends each step', async () => {
    mock = createMock({
      rateLimit: false,
      withdrawalSchedule: [
        { after: 0.05, status: 1 },
        { after: 0.15, status: 2 },
      ],
    });
    await register();
    const { body } = await create();
    const events = eventsOf(await receiver.until(3));
    expect(events.map(({ data }) => data.status)).toEqual([0, 1, 2]);
    expect(new Set(events.map(({ data }) => data.transaction_id))).toEqual(
      new Set([(body['data'] as Event['data']).transaction_id]),
    );
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });

  it('is cancelled by a reset', async () => {
    // Long enough for a slow machine to reset the mock before the status changes.
    mock = createMock({ rateLimit: false, withdrawalSchedule: [{ after: 2, status: 1 }] });
    await register();
    await create();
    await receiver.until(1);
    await mock.reset();
    await new Promise((resolve) => {
      setTimeout(resolve, 2500);
    });
    expect(receiver.received).toHaveLength(1);
    expect((await control('GET', '/webhooks'))[1]).toEqual({ endpoints: [], deliveries: [] });
  });
});

describe('the control paths of webhooks', () => {
  it.each([
    ['invalid JSON', '{', 'Send a JSON object.'],
    ['a list', '[]', 'Send a JSON object.'],
    ['a missing url', {}, 'endpoint: "url" must be an http or https URL.'],
    ['a file url', { url: 'file:///etc/passwd' }, 'endpoint: "url" must be an http or https URL.'],
    ['an empty secret', { url: 'https://a.example', secret: '' }, 'endpoint: "secret" must be a non-empty string.'],
    [
      'an account that is a number',
      { url: 'https://a.example', account_number: 1 },
      'endpoint: "account_number" must be a string, received number.',
    ],
    [
      'an event that does not exist',
      { url: 'https://a.example', events: ['withdrawal.lost'] },
      'endpoint: "events" must be a list of event names. Known events: withdrawal.',
    ],
    [
      'an unknown field',
      { url: 'https://a.example', event: 'x' },
      'endpoint: unknown field "event". Known fields: url, secret, account_number, events.',
    ],
  ])('reject an endpoint with %s', async (_name, body, message) => {
    const [status, answer] = await control('POST', '/webhooks', body);
    expect([status, answer['message']]).toEqual([400, expect.stringContaining(message)]);
  });

  it('accept only the Content-Type of JSON, which a page of another origin cannot send', async () => {
    expect((await control('POST', '/webhooks', { url: receiver.url }, 'text/plain'))[1]).toEqual({
      message: 'Send JSON with the Content-Type application/json.',
    });
  });

  it('reject an endpoint of an unknown account', async () => {
    expect(await register({ account_number: '9999999999' })).toEqual([404, { message: 'Account not found.' }]);
    expect((await control('GET', '/webhooks'))[1]).toMatchObject({ endpoints: [] });
  });

  it.each([[{}], [{ status: 10 }], [{ status: '1' }], [{ status: 1, amount: '5.00' }]])(
    'reject a new status of a withdrawal: %j',
    async (body) => {
      expect(await control('PATCH', `/withdrawals/${WITHDRAWAL}`, body)).toEqual([
        400,
        {
          message:
            'Send a JSON object with status: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9; and optionally account_number, a string.',
        },
      ]);
    },
  );

  it('return 404 for an unknown withdrawal', async () => {
    expect(await move(1, 'SB-1-1-none-20260101000000')).toEqual([404, { message: 'Withdrawal not found.' }]);
  });

  it('reject a new status in a stateless mock', async () => {
    mock = createMock({ stateless: true });
    expect((await move(1))[0]).toBe(409);
  });
});
