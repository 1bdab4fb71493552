import express from 'express';
import { describe, expect, test, vi } from 'vitest';
import {
  fetchWebhookHandler,
  nodeWebhookHandler,
  signWebhook,
  WapiWebhookError,
  type ReceivedEvent,
  type WebhookHandlerOptions,
} from '../../src/webhooks/index.js';
import { type Send, serve } from './serve.js';
import { body, event, headersFor, SECRET } from './support.js';

/** Every way to mount a handler. */
const mounts: [name: string, mount: (options: WebhookHandlerOptions) => Promise<Send>][] = [
  [
    'Fetch',
    async (options) => {
      const handler = fetchWebhookHandler(options);
      return (init) => handler(new Request('https://shop.example.com/webhooks', init));
    },
  ],
  ['node:http', async (options) => (await serve(nodeWebhookHandler(options))).send],
  ['Express', async (options) => (await serve(express().use('/webhooks', nodeWebhookHandler(options)))).send],
  [
    'Express behind express.raw()',
    async (options) =>
      (await serve(express().use(express.raw({ type: '*/*', limit: '10mb' }), nodeWebhookHandler(options)))).send,
  ],
  [
    'Express behind express.text()',
    async (options) =>
      (await serve(express().use(express.text({ type: '*/*', limit: '10mb' }), nodeWebhookHandler(options)))).send,
  ],
  [
    'a cloud function that parsed the body and kept the bytes',
    async (options) => {
      const handler = nodeWebhookHandler(options);
      const keep = express.json({
        limit: '10mb',
        verify: (request, _response, bytes) => Object.assign(request, { rawBody: bytes }),
      });
      return (await serve(express().use(keep, handler))).send;
    },
  ],
];

describe.each(mounts)('%s', (_name, mount) => {
  const signed = (): RequestInit => ({ method: 'POST', body, headers: headersFor(body) });

  async function start(
    options: Partial<WebhookHandlerOptions> = {},
  ): Promise<{ send: Send; handled: ReceivedEvent[]; errors: unknown[] }> {
    const handled: ReceivedEvent[] = [];
    const errors: unknown[] = [];
    const handle = (one: ReceivedEvent) => handled.push(one);
    return {
      send: await mount({ secret: SECRET, handle, onError: (error) => errors.push(error), ...options }),
      handled,
      errors,
    };
  }

  test('handles a delivery and responds with 204', async () => {
    const { send, handled, errors } = await start();
    const response = await send(signed());
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(handled).toEqual([event]);
    expect(errors).toEqual([]);
  });

  test('responds with 204 to a repeated delivery without handling it again', async () => {
    const { send, handled } = await start();
    for (let time = 0; time < 3; time += 1) expect((await send(signed())).status).toBe(204);
    expect(handled).toHaveLength(1);
  });

  test('handles simultaneous deliveries once, and responds when that has ended', async () => {
    let end = () => {};
    const handle = vi.fn<() => Promise<void>>(() => new Promise<void>((resolve) => (end = resolve)));
    const { send } = await start({ handle });
    let answered = 0;
    const both = [1, 2].map(() => send(signed()).finally(() => (answered += 1)));
    await expect.poll(() => handle).toHaveBeenCalled();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(0);
    end();
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([204, 204]);
    expect(handle).toHaveBeenCalledTimes(1);
  });

  test.each<[string, () => unknown]>([
    ['rejects', () => Promise.reject(new Error('no database'))],
    [
      'throws',
      () => {
        throw new Error('no database');
      },
    ],
  ])('responds with an empty 500 if `handle` %s, and handles the repeated delivery', async (_what, fail) => {
    const handle = vi.fn<() => unknown>().mockImplementationOnce(fail);
    const { send, errors } = await start({ handle });
    const response = await send(signed());
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(errors).toEqual([new Error('no database')]);
    expect((await send(signed())).status).toBe(204);
    expect((await send(signed())).status).toBe(204);
    expect(handle).toHaveBeenCalledTimes(2);
  });

  test.each<[name: string, status: number, reason: string, init: () => RequestInit]>([
    ['a wrong signature', 401, 'signature', () => ({ ...signed(), headers: headersFor(body, event, 'other') })],
    [
      'an old timestamp',
      400,
      'timestamp',
      () => ({ ...signed(), headers: { ...headersFor(body), 'X-WiPay-Webhook-Timestamp': '1' } }),
    ],
    ['another id', 400, 'id', () => ({ ...signed(), headers: { ...headersFor(body), 'X-WiPay-Webhook-Id': 'x' } })],
    ['another method', 405, 'method', () => ({ ...signed(), method: 'PUT' })],
  ])('rejects %s without a body, and passes the error to onError', async (_what, status, reason, init) => {
    const { send, handled, errors } = await start();
    const response = await send(init());
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect(errors).toEqual([expect.any(WapiWebhookError)]);
    expect(errors).toMatchObject([{ reason, status }]);
    expect(handled).toEqual([]);
  });

  test('responds with 405 to a GET, and allows POST', async () => {
    const { send } = await start();
    const response = await send({ method: 'GET' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('responds with 413 to a body over the limit, and handles one at the limit', async () => {
    const { send, errors, handled } = await start({ limit: Buffer.byteLength(body) });
    const large = `${body} `;
    expect((await send({ method: 'POST', body: large, headers: headersFor(large) })).status).toBe(413);
    expect(errors).toMatchObject([{ reason: 'limit' }]);
    expect((await send(signed())).status).toBe(204);
    expect(handled).toHaveLength(1);
  });

  test('responds with 413 to a body of several megabytes', async () => {
    const { send, handled } = await start();
    const huge = JSON.stringify({ ...event, more: 'x'.repeat(4_000_000) });
    expect((await send({ method: 'POST', body: huge, headers: headersFor(huge) })).status).toBe(413);
    expect(handled).toEqual([]);
  });

  test('reads a stream whose chunks split characters', async () => {
    const { send, handled } = await start();
    const named = { ...event, data: { ...event.data, name_in_bank: 'Zoë 😀' } };
    const bytes = new TextEncoder().encode(JSON.stringify(named));
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 97) controller.enqueue(bytes.subarray(at, at + 97));
        controller.close();
      },
    });
    expect((await send({ method: 'POST', body: stream, headers: headersFor(bytes), duplex: 'half' })).status).toBe(204);
    expect(handled).toEqual([named]);
  });

  test('accepts a delivery of signWebhook', async () => {
    const { send, handled } = await start({ secret: ['new', SECRET] });
    expect((await send({ method: 'POST', ...(await signWebhook(event, SECRET)) })).status).toBe(204);
    expect(handled).toEqual([event]);
  });

  test('logs errors to the console without onError', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { send } = await start({ onError: undefined });
    expect((await send({ ...signed(), headers: {} })).status).toBe(400);
    expect(log.mock.calls).toEqual([[expect.any(WapiWebhookError)]]);
    log.mockRestore();
  });

  test('responds unchanged if onError fails', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    for (const onError of [() => Promise.reject(new Error('no pager')), () => JSON.parse('{')]) {
      const { send } = await start({ onError });
      expect((await send({ ...signed(), headers: {} })).status).toBe(400);
    }
    expect(log).toHaveBeenCalledTimes(2);
    log.mockRestore();
  });

  test("uses a custom guard by the event's id", async () => {
    const handled = new Set<string>();
    const { send, handled: events } = await start({
      guard: async (id, handle) => {
        if (handled.has(id)) return;
        await handle();
        handled.add(id);
      },
    });
    await send(signed());
    await send(signed());
    expect([...handled]).toEqual([event.id]);
    expect(events).toHaveLength(1);
  });

  test('responds with 500 if the guard fails', async () => {
    const { send, handled } = await start({ guard: () => Promise.reject(new Error('no database')) });
    expect((await send(signed())).status).toBe(500);
    expect(handled).toEqual([]);
  });
});

describe.each([
  ['fetchWebhookHandler', fetchWebhookHandler],
  ['nodeWebhookHandler', nodeWebhookHandler],
])('%s rejects at once', (_name, create: (options: WebhookHandlerOptions) => unknown) => {
  const handle = (): void => {};

  test.each<[name: string, options: Record<string, unknown>, message: string]>([
    ['a limit that is not a number', { limit: Number.NaN }, 'limit must be a number above 0, received NaN'],
    ['a limit of 0', { limit: 0 }, 'limit must be a number above 0, received 0'],
    ['a limit that is text', { limit: '10' }, 'limit must be a number above 0, received 10'],
    ['a tolerance that is not a number', { tolerance: Number.NaN }, 'tolerance must be a number above 0, received NaN'],
    ['a tolerance below 0', { tolerance: -1 }, 'tolerance must be a number above 0, received -1'],
    ['a misspelt option', { tolerence: 600 }, 'unknown option tolerence'],
    ['options without handle', { handle: undefined }, 'handle must be a function, received undefined'],
    ['a guard that is not a function', { guard: {} }, 'guard must be a function, received object'],
    ['an onError that is not a function', { onError: 'log' }, 'onError must be a function, received string'],
  ])('%s', (_case, options, message) => {
    expect(() => create({ secret: SECRET, handle, ...options } as WebhookHandlerOptions)).toThrow(
      new TypeError(`webhook handler: ${message}`),
    );
  });

  test('nothing else: undefined options use the default, and an empty secret fails the first delivery', () => {
    const unset = { limit: undefined, tolerance: undefined, guard: undefined, onError: undefined, now: undefined };
    for (const options of [unset, { limit: Infinity, tolerance: Infinity }, { secret: '' }])
      expect(create({ secret: SECRET, handle, ...options })).toBeTypeOf('function');
  });
});
