import type { IncomingMessage } from 'node:http';
import type { MockRequest } from './mock-request.js';

/**
 * The mock reads and discards an oversized body up to this size, so that its sender can read the response. Beyond this
 * size, the mock closes the connection.
 */
const MAX_DISCARDED_BYTES = 256 * 1024 * 1024;

const NOTHING = new Uint8Array();

/**
 * Reads the body of a request to its end.
 *
 * @returns undefined if it is larger than `maxBytes`
 * @throws {Error} if the client closes the connection before the end
 */
export function readIncoming(
  incoming: IncomingMessage,
  header: MockRequest['header'],
  maxBytes: number,
): Promise<Uint8Array | undefined> | Uint8Array {
  if (header('content-length') === undefined && header('transfer-encoding') === undefined) return NOTHING;
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    incoming.on('data', (chunk: Uint8Array) => {
      size += chunk.byteLength;
      if (size <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (size > MAX_DISCARDED_BYTES) incoming.destroy();
    });
    incoming.once('end', () =>
      resolve(size > maxBytes ? undefined : chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size)),
    );
    // The stream emits `close` whenever a request ends early. The `error` event would add no information.
    incoming.once('close', () => {
      if (!incoming.complete) reject(new Error('The client closed the connection before the end of the request.'));
    });
  });
}
