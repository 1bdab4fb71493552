import { createHmac } from 'node:crypto';
import { contract } from '@wapi/types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { readSetFields } from '../../src/webhooks/set-fields.js';
import { startCommand } from '../support/command.js';
import { type Receiver, startReceiver } from '../support/receiver.js';

const COMPLETED = 'withdrawal.transaction_completed';
const SECRET = 'whsec_of_the_test';
const webhook = contract.webhooks.find(({ event }) => event === COMPLETED);
const signature = webhook?.parameters.find(({ webhookSignature }) => webhookSignature !== undefined);

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

describe('webhooks from the command line', () => {
  it('arrive signed, also after a reset, and every attempt is a line of both terminals', async () => {
    const secretUrl = `${receiver.url}?key=secret-in-query`;
    const mock = startCommand(['-p', '0', '--webhook', secretUrl], { WAPI_MOCK_WEBHOOK_SECRET: SECRET });
    const [, origin = ''] = await mock.until(/^WAPI mock listening on (\S+)\/wapi$/m);
    expect(mock.output()).not.toContain('warning');
    await fetch(`${origin}/__wapi/reset`, { method: 'POST', headers: { 'content-type': 'application/json' } });

    receiver.answers.push(500);
    const line = `webhook ${COMPLETED} to ${receiver.url}`;
    const failed = startCommand(['trigger', COMPLETED, '--url', origin]);
    expect(await failed.stop('SIGCONT')).toBe(1);
    expect(failed.output()).toBe(`${line} 500\n`);

    const trigger = startCommand(['trigger', COMPLETED, '--set', 'amount=25.50', '--url', origin]);
    expect(await trigger.stop('SIGCONT')).toBe(0);
    expect(trigger.output()).toBe(`${line} 200\n`);

    const event = (await receiver.until(2)).find(({ body }) => body.includes('25.50'));
    expect(JSON.parse(event?.body ?? '')).toMatchObject({ event: COMPLETED, data: { amount: '25.50' } });
    const signed = createHmac('sha256', SECRET)
      .update(event?.body ?? '')
      .digest('hex');
    expect(event?.headers[signature?.name.toLowerCase() ?? '']).toContain(signed);
    await mock.until(new RegExp(`^${line} 200 \\d+ ms$`, 'm'));
    expect(mock.output()).toMatch(new RegExp(`^${line} 500 \\d+ ms$`, 'm'));
    for (const secret of [SECRET, 'secret-in-query']) expect(mock.output() + trigger.output()).not.toContain(secret);
  });

  it('trigger says how to start a mock if none responds', async () => {
    const command = startCommand(['trigger', COMPLETED, '--url', 'http://127.0.0.1:1']);
    expect(await command.stop('SIGCONT')).toBe(2);
    expect(command.output()).toBe(
      'wapi-mock: no mock responds at http://127.0.0.1:1: start one with wapi-mock, or name another with --port or --url\n',
    );
  });
});

describe('POST /__wapi/webhooks/events', () => {
  const mock = createMock({ webhooks: { retryDelays: [] } });
  beforeEach(() => mock.reset());
  const trigger = async (body: object): Promise<[number, string]> => {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await mock.fetch('http://mock/__wapi/webhooks/events', init);
    return [response.status, ((await response.json()) as { message: string }).message];
  };

  it.each([
    [{}, 400, 'Send a JSON object with "event"'],
    [{ event: COMPLETED, set: [] }, 400, 'Send a JSON object with "event"'],
    [{ event: 'withdrawal.lost' }, 400, 'Unknown event "withdrawal.lost". Known events: withdrawal.'],
    [{ event: COMPLETED, set: { nothing: 1 } }, 400, `${COMPLETED}: unknown field "nothing". Known fields: `],
    [
      { event: COMPLETED },
      409,
      `No endpoint receives ${COMPLETED}. Register one with POST /__wapi/webhooks, or start the mock with --webhook`,
    ],
  ])('rejects %j', async (body, status, message) => {
    expect(await trigger(body)).toEqual([status, expect.stringContaining(message)]);
  });
});

describe('readSetFields', () => {
  const read = (set: Record<string, unknown>) => {
    if (webhook === undefined) throw new Error(`The spec has no event ${COMPLETED}.`);
    return readSetFields(webhook, set);
  };

  it('turns texts into the types of the spec, and leaves other values unchanged', () => {
    expect(read({ amount: '25.50', status: '2', deleted_at: 'null' })).toEqual({
      amount: '25.50',
      status: 2,
      deleted_at: null,
    });
    expect(read({ amount: false })).toEqual({ amount: false });
    // A currency cannot be null.
    expect(read({ currency: 'null' })).toEqual({ currency: 'null' });
  });

  it('rejects a text of another type', () => {
    expect(() => read({ status: 'paid' })).toThrow(`${COMPLETED}: "status" must be of type integer, received "paid".`);
  });
});

it('createMock rejects an endpoint without an http URL or with an empty secret', () => {
  const create = (url: string, secret?: string) => () => createMock({ webhooks: { endpoints: [{ url, secret }] } });
  expect(create('ftp://x/')).toThrow('"url" of "webhooks.endpoints" must be an http or https URL');
  expect(create('http://x/', '')).toThrow('"secret" of "webhooks.endpoints" must be a non-empty string');
});
