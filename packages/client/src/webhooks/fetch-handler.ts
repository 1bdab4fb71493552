import { createReceiver, type WebhookHandlerOptions } from './receive.js';

/**
 * A handler of webhooks for everything that uses `Request` and `Response`: Hono, Next.js route handlers, Workers, Deno
 * and Bun.
 *
 * Responds with 204 if the event was handled, now or before. Other status codes are those of `WapiWebhookError`, and
 * 500 if `handle` failed. No response has a body.
 */
export function fetchWebhookHandler<Transaction = void>(
  options: WebhookHandlerOptions<Transaction>,
): (request: Request) => Promise<Response> {
  const receive = createReceiver(options);
  return async (request) => new Response(null, await receive(request, request.bodyUsed || request.body || ''));
}
