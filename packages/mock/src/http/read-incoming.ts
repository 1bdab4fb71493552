import type { IncomingMessage } from 'node:http';

/**
 * The mock reads and discards an oversized body up to this size, so that its sender can read the response. Beyond this
 * size, the mock closes the connection.
 */
const MAX_DISCARDED_BYTES = 256 * 1024 * 1024;

const NOTHING = new Uint8Array();

/**
 * Reads the body of a request to its end. If the client closes the connection earlier, never calls `use`.
 *
 * @param use receives the body; undefined if it is larger than `maxBytes`
 */
export function readIncoming(
  incoming: IncomingMessage,
  maxBytes: number,
  use: (body: Uint8Array | undefined) => void,
): void {
  const { headers } = incoming;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
    use(NOTHING);
    return;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  incoming.on('data', (chunk: Uint8Array) => {
    size += chunk.byteLength;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (size > MAX_DISCARDED_BYTES) incoming.destroy();
  });
  incoming.on('end', () => use(size > maxBytes ? undefined : joinChunks(chunks, size)));
}

function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first = NOTHING] = chunks;
  return chunks.length <= 1 ? first : Buffer.concat(chunks, size);
}
