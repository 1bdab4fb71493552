import { checkOptions } from './check-options.js';
import type { WebhookHeaders } from './delivery-headers.js';
import { type Bytes, toBytes } from './raw-body.js';
import { memoryReplayGuard, type ReplayGuard } from './replay-guard.js';
import { type ReceivedEvent, verifyWebhook, type VerifyOptions } from './verify.js';
import { WapiWebhookError } from './webhook-error.js';

/**
 * Options for the webhook handlers.
 *
 * @typeParam Transaction the transaction that the guard opens, such as a database client
 */
export interface WebhookHandlerOptions<Transaction = void> extends VerifyOptions {
  /**
   * Handles the event. Called once for each delivery. WiPay receives a 2xx only after `handle` has resolved. If
   * `handle` fails, WiPay receives a 500 and sends the event again.
   *
   * @param transaction the transaction in which the guard stores the event's id. Use it for your own writes, so that a
   * failure undoes them together with the stored id
   */
  handle: (event: ReceivedEvent, transaction: Transaction) => unknown;
  /**
   * Receives the error of every delivery that gets no 2xx: a `WapiWebhookError`, or an error from `handle` or the
   * guard. The sender does not see the error. The handler awaits this function.
   *
   * @default console.error
   */
  onError?: ((error: unknown) => unknown) | undefined;
  /**
   * Makes sure that each delivery is handled only once.
   *
   * @default memoryReplayGuard()
   */
  guard?: ReplayGuard<Transaction> | undefined;
  /**
   * The largest accepted body, in bytes.
   *
   * @default 262_144
   */
  limit?: number | undefined;
}

/** Handles a request with a raw body or a stream of raw chunks. Rejects a parsed body. */
export type Receiver = (
  request: { method?: string | undefined; headers: WebhookHeaders },
  body: unknown,
) => Promise<HandlerResponse>;

interface HandlerResponse {
  status: number;
  headers: Record<string, string>;
}

/**
 * Creates the receiver that all handlers share. Reads the secret only when a delivery arrives, because the secret is
 * not available while a framework builds the program.
 *
 * @throws TypeError if any other option is missing, malformed or unknown
 */
export function createReceiver<Transaction>(options: WebhookHandlerOptions<Transaction>): Receiver {
  const {
    secret,
    tolerance = 300,
    now,
    handle,
    onError = console.error,
    // Without a guard, `Transaction` is void.
    guard = memoryReplayGuard() as ReplayGuard<Transaction>,
    limit = 262_144,
    ...unknown
  } = options;
  checkOptions('webhook handler', { tolerance, limit }, unknown);
  for (const [name, value] of Object.entries({ handle, onError, guard })) {
    if (typeof value !== 'function')
      throw new TypeError(`webhook handler: ${name} must be a function, received ${typeof value}`);
  }

  async function handleDelivery(method: string | undefined, headers: WebhookHeaders, body: unknown): Promise<void> {
    if (method !== 'POST') throw new WapiWebhookError('method', 405);
    const event = await verifyWebhook({ secret, tolerance, now, headers, body: await readBody(body, limit) });
    await guard(event.id, (transaction) => handle(event, transaction));
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
 * Reads a body that may be a stream. Does not close a stream over the limit, because Node would cut the connection
 * before the response.
 *
 * @throws WapiWebhookError if the body is over the limit or not raw
 */
async function readBody(body: unknown, limit: number): Promise<ArrayBuffer> {
  const chunks: Bytes[] = [];
  const iterator = iterateChunks(body);
  let size = 0;
  // Do not use `for await`, because leaving its loop closes the stream.
  for (;;) {
    const { done, value } = await iterator.next();
    if (done) return new Blob(chunks).arrayBuffer();
    const chunk = toBytes(value);
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) throw new WapiWebhookError('limit', 413);
  }
}

/** Iterates over a stream. A body that is not a stream is a single chunk. */
function iterateChunks(body: unknown): Iterator<unknown> | AsyncIterator<unknown> {
  return (body as Partial<AsyncIterable<unknown>> | undefined)?.[Symbol.asyncIterator]?.() ?? [body].values();
}
