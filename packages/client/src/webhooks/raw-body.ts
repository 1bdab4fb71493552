import { WapiWebhookError } from './webhook-error.js';

/** A body before anything parsed it. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/** Bytes that Web Crypto accepts. TypeScript before 5.7 has no name for them. */
export type Bytes = ReturnType<Uint8ArrayConstructor['of']>;

/**
 * Returns the bytes of a raw body, as a copy that nothing else can change between the check and the use.
 *
 * @throws WapiWebhookError if the body was parsed before
 */
export function toBytes(body: unknown): Bytes {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  // `slice` copies. The constructor alone would share the memory of an ArrayBuffer.
  if (hasBytes(body)) return new Uint8Array(body).slice();
  throw new WapiWebhookError('parsed', 500, ', use express.raw() or mount before express.json()');
}

/** Checks a property, not the class, because bytes of another realm have another class. */
function hasBytes(body: unknown): body is ArrayBuffer {
  return (body as ArrayBuffer | null | undefined)?.byteLength !== undefined;
}

/**
 * Parses JSON in UTF-8. Skips a byte order mark, and replaces invalid bytes.
 *
 * @returns undefined if the bytes are not JSON; the parser's error would quote them
 */
export function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
