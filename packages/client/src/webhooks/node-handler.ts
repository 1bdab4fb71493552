import type { WebhookHeaders } from './delivery-headers.js';
import { createReceiver, type WebhookHandlerOptions } from './receive.js';

/** The members of a Node or Express request that the handler uses. */
export interface NodeRequest {
  method?: string | undefined;
  headers: WebhookHeaders;
  /** Whether the stream has already been read. */
  readableDidRead?: boolean;
  /** Set by a body parser. If it contains bytes or a string, the handler reads it instead of the stream. */
  body?: unknown;
  /** The raw bytes, which cloud functions store here if `body` is parsed. */
  rawBody?: unknown;
  [Symbol.asyncIterator](): AsyncIterator<unknown>;
}

/** The members of a Node or Express response that the handler uses. */
export interface NodeResponse {
  writeHead(status: number, headers: Record<string, string>): { end(): unknown };
}

/**
 * Creates a webhook handler for `node:http` and Express.
 *
 * In Express, mount it before `express.json()`, or after `express.raw({ type: '*\/*' })`, because a parsed body no
 * longer contains the signed bytes. The handler always responds itself and never calls `next`. It uses the same status
 * codes as `fetchWebhookHandler`.
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
