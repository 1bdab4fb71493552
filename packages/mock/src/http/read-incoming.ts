import type { IncomingMessage } from 'node:http';
import type { MockRequest } from './mock-request.js';

/** How much of a body that is too large is read and thrown away, so that its sender can read the answer; more ends the connection. */
const MAX_DISCARDED_BYTES = 256 * 1024 * 1024;

const NOTHING = new Uint8Array();

/**
 * Reads the body of a request to its end.
 *
 * @returns undefined when it is larger than `maxBytes`
 * @throws Error when the client hangs up before the end
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
    // Whatever ends it too early closes it, with an error that says no more.
    incoming.once('close', () => {
      if (!incoming.complete) reject(new Error('The client hung up.'));
    });
  });
}
