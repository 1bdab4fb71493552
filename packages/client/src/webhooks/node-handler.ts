import type { WebhookHeaders } from './delivery-headers.js';
import { createReceiver, type WebhookHandlerOptions } from './receive.js';

/** The members of Node's or Express' request that the handler uses. */
export interface NodeRequest {
  method?: string | undefined;
  headers: WebhookHeaders;
  /** Whether the stream has been read from before. */
  readableDidRead?: boolean;
  /** Set by a body parser. Bytes or text are used in place of the stream. */
  body?: unknown;
  /** Cloud functions store the bytes here if `body` is parsed. */
  rawBody?: unknown;
  [Symbol.asyncIterator](): AsyncIterator<unknown>;
}

/** The members of Node's or Express' response that the handler uses. */
export interface NodeResponse {
  writeHead(status: number, headers: Record<string, string>): { end(): unknown };
}

/**
 * A handler of webhooks for `node:http` and Express.
 *
 * In Express, mount it before `express.json()`, or after `express.raw({ type: '*\/*' })`, because a parsed body has
 * lost the signed bytes. The handler always responds itself and never calls `next`. Its status codes are those of
 * `fetchWebhookHandler`.
 */
export function nodeWebhookHandler<Transaction = void>(
  options: WebhookHandlerOptions<Transaction>,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  const receive = createReceiver(options);
  return async (request, response) => {
    const { status, headers } = await receive(
      request,
      request.readableDidRead ? (request.rawBody ?? request.body) : request,
    );
    response.writeHead(status, headers).end();
  };
}
