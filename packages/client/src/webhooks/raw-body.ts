import { WapiWebhookError } from './webhook-error.js';

/**
 * The bytes, as a copy that nobody else can change between the check and the use.
 *
 * @throws WapiWebhookError if the body was parsed already
 */
export function toBytes(body: unknown): Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if ((body as ArrayBuffer | undefined)?.byteLength !== undefined) return new Uint8Array(body as ArrayBuffer);
  throw new WapiWebhookError('parsed', 500, ', use express.raw() or mount before express.json()');
}

/** What the bytes say in JSON; undefined if they are none. The parser's error would quote them. */
export function parseJson(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  return new Response(bytes).json().catch(() => {});
}
