import type { IncomingMessage } from 'node:http';

export interface BodyCopy {
  /** Whether the body exceeds the maximum. */
  readonly tooLarge: boolean;
  /** The bytes received so far; empty if the body is too large. */
  bytes(): Uint8Array;
}

/** Copies the body of a message while the proxy forwards it. */
export function copyBody(message: IncomingMessage, maxBytes: number): BodyCopy {
  let chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks = [];
  });
  return {
    get tooLarge() {
      return size > maxBytes;
    },
    bytes: () => Buffer.concat(chunks),
  };
}
