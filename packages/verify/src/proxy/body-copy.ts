import type { IncomingMessage } from 'node:http';

/** A copy of a body that passes by. */
export interface BodyCopy {
  /** Whether more passed by than was copied. */
  readonly tooLarge: boolean;
  /** What passed by so far. Empty where it was too large. */
  bytes(): Uint8Array;
}

/** Copies the body of a message while something else reads it. */
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
