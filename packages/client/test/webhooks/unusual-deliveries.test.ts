import { request as sendRequest } from 'node:http';
import express from 'express';
import { describe, expect, test, vi } from 'vitest';
import { fetchWebhookHandler, nodeWebhookHandler, type WebhookHandlerOptions } from '../../src/webhooks/index.js';
import { serve } from './serve.js';
import { body, headersFor, SECRET } from './support.js';

describe('a body that was read before', () => {
  const handle = vi.fn<() => void>();

  test.each([
    ['express.json()', express.json()],
    [
      'a parser that leaves nothing',
      (request: express.Request, _response: express.Response, next: () => void) =>
        void request.resume().on('end', next),
    ],
  ])('causes a 500 and an error that says what to do: %s', async (_name, parser) => {
    const errors: unknown[] = [];
    const { send } = await serve(
      express().use(parser, nodeWebhookHandler({ secret: SECRET, handle, onError: (error) => errors.push(error) })),
    );
    expect((await send({ method: 'POST', body, headers: headersFor(body) })).status).toBe(500);
    expect(errors).toMatchObject([
      { reason: 'parsed', message: expect.stringMatching(/express\.raw\(\).*before express\.json\(\)/) },
    ]);
    expect(handle).not.toHaveBeenCalled();
  });

  test('is left to the handler by express.raw() for other media types', async () => {
    const { send } = await serve(
      express().use(express.raw({ type: 'image/png' }), nodeWebhookHandler({ secret: SECRET, handle: () => {} })),
    );
    expect((await send({ method: 'POST', body, headers: headersFor(body) })).status).toBe(204);
  });

  test('causes a 500 in a Request', async () => {
    const errors: unknown[] = [];
    const request = new Request('https://shop.example.com', { method: 'POST', body, headers: headersFor(body) });
    await request.json();
    const response = await fetchWebhookHandler({ secret: SECRET, handle, onError: (error) => errors.push(error) })(
      request,
    );
    expect(response.status).toBe(500);
    expect(errors).toMatchObject([{ reason: 'parsed' }]);
  });
});

describe('the secret', () => {
  const deliver = async (secret: WebhookHandlerOptions['secret']) => {
    const onError = vi.fn<(error: unknown) => void>();
    const handler = fetchWebhookHandler({ secret, handle: () => {}, onError });
    const request = new Request('https://shop.example.com', { method: 'POST', body, headers: headersFor(body) });
    const { status } = await handler(request);
    return { status, error: String(onError.mock.calls[0]?.[0]) };
  };

  test.each<[WebhookHandlerOptions['secret'], string]>([
    [undefined, 'secret is empty'],
    ['', 'secret is empty'],
    [[], 'secret is empty'],
    [[SECRET, ''], 'secret 2 of 2 is empty'],
    [() => '', 'secret is empty'],
  ])('causes a 500 at the first delivery, not an error when the handler is created: %j', async (secret, message) => {
    expect(await deliver(secret)).toEqual({ status: 500, error: `WapiWebhookError: Webhook refused: ${message}` });
  });

  test('is read from a function at each delivery', async () => {
    const secret = vi.fn<() => Promise<string>>(async () => SECRET);
    fetchWebhookHandler({ secret, handle: () => {} });
    expect(secret).not.toHaveBeenCalled();
    expect(await deliver(secret)).toMatchObject({ status: 204 });
    expect(secret).toHaveBeenCalledTimes(1);
  });
});

describe('an endless stream', () => {
  test('causes a 413 in a fetch handler', async () => {
    let pulled = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const request = new Request('https://shop.example.com', {
      method: 'POST',
      body: stream,
      headers: headersFor(body),
      duplex: 'half',
    } as RequestInit);
    expect(
      (await fetchWebhookHandler({ secret: SECRET, handle: () => {}, onError: () => {}, limit: 10_000 })(request))
        .status,
    ).toBe(413);
    expect(pulled).toBeLessThan(20);
  });

  test('causes a 413 in node:http', async () => {
    const { port } = await serve(nodeWebhookHandler({ secret: SECRET, handle: () => {}, onError: () => {} }));
    const outgoing = sendRequest({ port, method: 'POST', headers: headersFor(body) });
    outgoing.on('error', () => {});
    const timer = setInterval(() => outgoing.write(Buffer.alloc(100_000)), 1);
    const status = await new Promise((resolve) => outgoing.on('response', ({ statusCode }) => resolve(statusCode)));
    expect(status).toBe(413);
    clearInterval(timer);
    outgoing.destroy();
  });
});
