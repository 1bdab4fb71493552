import type { TimeLimit } from './time-limit.js';

/** A response while its body arrives. */
export interface ReceivedResponse {
  readonly response: Response;
  /** The part of the body that has arrived. */
  text: string;
  /** Why the rest of the body is missing; undefined if it is whole, or still arriving. */
  fault: BodyFault | undefined;
}

export type BodyFault =
  | { readonly kind: 'broken'; readonly cause: unknown }
  | { readonly kind: 'tooLong'; readonly maxBytes: number };

/**
 * Reads a response's body into `received`. Stops at `maxBytes`, because an endless body would fill the memory.
 *
 * @param keepBody whether the response's own body must stay readable
 * @param time cancels the body when it is over
 */
export async function readBody(
  received: ReceivedResponse,
  keepBody: boolean,
  maxBytes: number,
  time: TimeLimit,
): Promise<void> {
  const { response } = received;
  const source = keepBody ? response.clone() : response;
  if (typeof source.body?.getReader !== 'function') {
    received.text = await readWhole(received, source);
    return;
  }
  const reader = source.body.getReader();
  const cancel = (reason: unknown): void => {
    reader.cancel(reason).catch(() => {});
    // A clone's other half would be stored until it is read.
    if (keepBody) response.body?.cancel(reason).catch(() => {});
  };
  time.callbacks.push(cancel);
  const decoder = new TextDecoder();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > maxBytes) {
        received.fault = { kind: 'tooLong', maxBytes };
        return cancel(undefined);
      }
      received.text += decoder.decode(value, { stream: true });
    }
    received.text += decoder.decode();
  } catch (cause) {
    received.fault = { kind: 'broken', cause };
  }
}

/** Reads the body of a response that is not the platform's own, such as that of a `fetch` for tests. */
async function readWhole(received: ReceivedResponse, source: Response): Promise<string> {
  try {
    return await source.text();
  } catch (cause) {
    received.fault = { kind: 'broken', cause };
    return '';
  }
}
