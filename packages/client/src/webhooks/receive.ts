import type { WebhookHeaders } from './delivery-headers.js';
import { type Bytes, toBytes } from './raw-body.js';
import { memoryReplayGuard, type ReplayGuard } from './replay-guard.js';
import { type ReceivedEvent, verifyWebhook, type VerifyOptions } from './verify.js';
import { WapiWebhookError } from './webhook-error.js';

/**
 * Options of the handlers.
 *
 * @typeParam Transaction the transaction that the guard opens, such as a database client
 */
export interface WebhookHandlerOptions<Transaction = void> extends VerifyOptions {
  /**
   * Handles the event, once for each delivery. WiPay gets a 2xx only after this has resolved, and a 500 if it fails, so
   * that it sends the event again.
   *
   * @param transaction the one in which the guard stores the event's id. Write with it, so that a failure undoes both
   */
  handle: (event: ReceivedEvent, transaction: Transaction) => unknown;
  /**
   * Receives the error of every delivery that gets no 2xx: a `WapiWebhookError`, or what `handle` or the guard threw.
   * The sender does not see it. Awaited.
   *
   * @default console.error
   */
  onError?: ((error: unknown) => unknown) | undefined;
  /**
   * Handles each delivery once.
   *
   * @default memoryReplayGuard()
   */
  guard?: ReplayGuard<Transaction> | undefined;
  /**
   * The largest body, in bytes.
   *
   * @default 262_144
   */
  limit?: number | undefined;
}

/** Handles a request whose body is raw, or a stream of raw chunks. Rejects any other body as parsed. */
export type Receiver = (
  request: { method?: string | undefined; headers: WebhookHeaders },
  body: unknown,
) => Promise<HandlerResponse>;

interface HandlerResponse {
  status: number;
  headers: Record<string, string>;
}

/** Creates the part that all handlers share. Does not read the secret, because builds of frameworks have none. */
export function createReceiver<Transaction>(options: WebhookHandlerOptions<Transaction>): Receiver {
  const { limit = 262_144, onError = console.error } = options;
  // Without a guard, `Transaction` is void.
  const guard = options.guard ?? (memoryReplayGuard() as ReplayGuard<Transaction>);

  async function handleDelivery(method: string | undefined, headers: WebhookHeaders, body: unknown): Promise<void> {
    if (method !== 'POST') throw new WapiWebhookError('method', 405);
    const event = await verifyWebhook({ ...options, headers, body: await readBody(body, limit) });
    await guard(event.id, (transaction) => options.handle(event, transaction));
  }

  async function reportError(error: unknown): Promise<void> {
    try {
      await onError(error);
    } catch (failure) {
      console.error(failure);
    }
  }

  return async ({ method, headers }, body) => {
    let status = 204;
    try {
      await handleDelivery(method, headers, body);
    } catch (error) {
      status = error instanceof WapiWebhookError ? error.status : 500;
      await reportError(error);
    }
    return { status, headers: { allow: 'POST' } };
  };
}

/**
 * Reads a body that may be a stream. Leaves a stream over the limit open, because Node would cut the connection before
 * the response.
 *
 * @throws WapiWebhookError if the body is over the limit or not raw
 */
async function readBody(body: unknown, limit: number): Promise<ArrayBuffer> {
  const chunks: Bytes[] = [];
  const iterator = iterateChunks(body);
  let size = 0;
  // Not `for await`, which closes the stream when it is left.
  for (;;) {
    const { done, value } = await iterator.next();
    if (done) return new Blob(chunks).arrayBuffer();
    const chunk = toBytes(value);
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) throw new WapiWebhookError('limit', 413);
  }
}

/** Anything that is not a stream is the only chunk. */
function iterateChunks(body: unknown): Iterator<unknown> | AsyncIterator<unknown> {
  return (body as Partial<AsyncIterable<unknown>> | undefined)?.[Symbol.asyncIterator]?.() ?? [body].values();
}
