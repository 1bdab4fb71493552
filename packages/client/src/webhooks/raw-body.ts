import { WapiWebhookError } from './webhook-error.js';

/** A body that has not been parsed. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/** Bytes that Web Crypto accepts. TypeScript before 5.7 has no name for them. */
export type Bytes = ReturnType<Uint8ArrayConstructor['of']>;

/**
 * Copies the bytes of a raw body, so that they cannot change between the check and the use.
 *
 * @throws WapiWebhookError if the body has already been parsed
 */
export function toBytes(body: unknown): Bytes {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  // Copy with `slice`, because the constructor alone would share the memory of an ArrayBuffer.
  if (hasBytes(body)) return new Uint8Array(body).slice();
  throw new WapiWebhookError('parsed', 500, ', use express.raw() or mount before express.json()');
}

/** Checks a property instead of the class, because bytes from a different realm have a different class. */
function hasBytes(body: unknown): body is ArrayBuffer {
  return (body as ArrayBuffer | null | undefined)?.byteLength !== undefined;
}

/**
 * Parses JSON in UTF-8. Skips a byte order mark, and replaces invalid bytes.
 *
 * @returns undefined instead of throwing if the bytes are not JSON, because the parser's error would quote them
 */
export function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
