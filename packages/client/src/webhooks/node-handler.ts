import { createReceiver, type WebhookHandlerOptions } from './receive.js';
import type { WebhookHeaders } from './verify.js';

/** What the handler needs of Node's or Express' request. */
export interface NodeRequest {
  method?: string | undefined;
  headers: WebhookHeaders;
  /** Whether somebody has read of the stream before. */
  readableDidRead?: boolean;
  /** What a body parser made of it: bytes or text are taken in place of the stream. */
  body?: unknown;
  /** Where cloud functions keep the bytes beside a parsed `body`. */
  rawBody?: unknown;
  [Symbol.asyncIterator](): AsyncIterator<unknown>;
}

/** What the handler needs of Node's or Express' response. */
export interface NodeResponse {
  writeHead(status: number, headers: Record<string, string>): { end(): unknown };
}

/**
 * A handler of webhooks for `node:http` and Express.
 *
 * In Express mount it before `express.json()`, or behind `express.raw({ type: '*\/*' })`: a body that was parsed has lost the bytes that
 * were signed. It always answers itself and never calls `next`; the statuses are those of `fetchWebhookHandler`.
 *
 * @throws WapiWebhookError if there is no secret
 */
export function nodeWebhookHandler(options: WebhookHandlerOptions): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  const receive = createReceiver(options);
  return async (request, response) => {
    const { status, headers } = await receive(request, request.readableDidRead ? (request.rawBody ?? request.body) : request);
    response.writeHead(status, headers).end();
  };
}
