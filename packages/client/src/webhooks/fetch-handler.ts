import { createReceiver, type WebhookHandlerOptions } from './receive.js';

/**
 * Creates a webhook handler for every platform that uses `Request` and `Response`: Hono, Next.js route handlers,
 * Workers, Deno and Bun.
 *
 * Responds with 204 if the event is handled now or was handled before. If the handler refuses the delivery, responds
 * with the status code of the `WapiWebhookError`. If `handle` fails, responds with 500. No response has a body.
 */
export function fetchWebhookHandler<Transaction = void>(
  options: WebhookHandlerOptions<Transaction>,
): (request: Request) => Promise<Response> {
  const receive = createReceiver(options);
  return async (request) => new Response(null, await receive(request, request.bodyUsed || request.body || ''));
}
