import { toBytes } from './raw-body.js';
import { memoryReplayGuard, type ReplayGuard } from './replay-guard.js';
import { type ReceivedEvent, requireSecrets, verifyWebhook, type VerifyOptions, type WebhookHeaders } from './verify.js';
import { WapiWebhookError } from './webhook-error.js';

/** Options of the handlers. */
export interface WebhookHandlerOptions extends VerifyOptions {
  /**
   * Does the work, once for each delivery. WiPay gets its 2xx only after this has resolved, and a 500 if it fails, so that it sends the
   * event again.
   */
  handle: (event: ReceivedEvent) => unknown;
  /**
   * Told of every delivery that gets no 2xx: a `WapiWebhookError`, or what `handle` or the guard threw. The sender is told none of it.
   * Awaited. Default: `console.error`.
   */
  onError?: ((error: unknown) => unknown) | undefined;
  /** Default: a `memoryReplayGuard()` of this handler. */
  guard?: ReplayGuard | undefined;
  /** The largest body, in bytes. Default: 262,144. */
  limit?: number | undefined;
}

/** Deals with a request whose body is raw or a stream of raw chunks; any other is refused as parsed already. */
export type Receiver = (request: { method?: string | undefined; headers: WebhookHeaders }, body: unknown) => Promise<HandlerResponse>;

interface HandlerResponse {
  status: number;
  headers: Record<string, string>;
}

/**
 * What all handlers have in common.
 *
 * @throws WapiWebhookError if there is no secret
 */
export function createReceiver(options: WebhookHandlerOptions): Receiver {
  const { guard = memoryReplayGuard(), limit = 262_144, onError = console.error } = options;
  requireSecrets(options.secret);
  return async ({ method, headers }, body) => {
    let status = 204;
    try {
      if (method !== 'POST') throw new WapiWebhookError('method', 405);
      const event = await verifyWebhook({ ...options, headers, body: await read(body, limit) });
      await guard(event.id, async () => options.handle(event));
    } catch (error) {
      status = error instanceof WapiWebhookError ? error.status : 500;
      await (async () => onError(error))().catch(console.error);
    }
    return { status, headers: { allow: 'POST' } };
  };
}

/**
 * The bytes of a body that may be a stream.
 *
 * A stream over the limit is left as it is and not closed: in Node that would cut the connection before the answer.
 *
 * @throws WapiWebhookError if there are more than the limit, or no raw body
 */
async function read(body: unknown, limit: number): Promise<ArrayBuffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const iterator = (body as Partial<AsyncIterable<unknown>> | undefined)?.[Symbol.asyncIterator]?.() ?? [body].values();
  for (let size = 0; ;) {
    const { done, value } = await iterator.next();
    if (done) return new Blob(chunks).arrayBuffer();
    const chunk = toBytes(value);
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) throw new WapiWebhookError('limit', 413);
  }
}
