import { createReceiver, type WebhookHandlerOptions } from './receive.js';

/**
 * A handler of webhooks for everything that speaks `Request` and `Response`: Hono, Next.js route handlers, Workers, Deno and Bun.
 *
 * Answers 204 when the event was handled, now or before, and without a body in any case. Other statuses are those of `WapiWebhookError`,
 * and 500 if `handle` failed.
 *
 * @throws WapiWebhookError if there is no secret
 */
export function fetchWebhookHandler(options: WebhookHandlerOptions): (request: Request) => Promise<Response> {
  const receive = createReceiver(options);
  return async (request) => new Response(null, await receive(request, request.bodyUsed || request.body || ''));
}
