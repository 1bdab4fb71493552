import type { TimeLimit } from './time-limit.js';

/** A response while its body arrives. */
export interface ReceivedResponse {
  readonly response: Response;
  /** The part of the body that has arrived so far. */
  text: string;
  /** The reason why the rest of the body is missing; undefined if the body is complete, or still arriving. */
  fault: BodyFault | undefined;
}

export type BodyFault =
  | { readonly kind: 'broken'; readonly cause: unknown }
  | { readonly kind: 'tooLong'; readonly maxBytes: number };

/**
 * Reads a response's body into `received`. Stops at `maxBytes`, because an endless body would fill the memory.
 *
 * @param keepBody whether the response's own body must stay readable
 * @param time cancels the body when the time limit has passed
 */
export async function readBody(
  received: ReceivedResponse,
  keepBody: boolean,
  maxBytes: number,
  time: TimeLimit,
): Promise<void> {
  const { response } = received;
  const source = keepBody ? response.clone() : response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // The response of a stubbed `fetch` in a test may have no stream.
    const reader = source.body?.getReader?.();
    if (!reader) {
      received.text = await source.text();
      return;
    }
    const cancel = (reason: unknown): void => {
      received.text = decode(chunks);
      reader.cancel(reason).catch(() => {});
      // Cancel the original body too. Otherwise it would buffer everything that its clone reads.
      if (keepBody) response.body?.cancel(reason).catch(() => {});
    };
    time.callbacks.push(cancel);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!ArrayBuffer.isView(value)) throw new TypeError('not bytes');
      size += value.byteLength;
      if (size > maxBytes) {
        received.fault = { kind: 'tooLong', maxBytes };
        return cancel(undefined);
      }
      chunks.push(value);
    }
  } catch (cause) {
    received.fault = { kind: 'broken', cause };
  }
  received.text = decode(chunks);
}

/** Decodes a body. Most bodies arrive as one chunk, and Node decodes a complete body much faster than a stream. */
function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  if (chunks.length === 1) return decoder.decode(chunks[0]);
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}
