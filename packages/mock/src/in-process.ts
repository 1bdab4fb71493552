import type { MockResponse } from './answer.js';
import { BodyTooLargeError, type MockRequest, readBody } from './request/mock-request.js';

/** What a mock without a port is made of. */
export interface InProcessParts {
  maxBodyBytes: number;
  handle: (request: MockRequest) => Promise<MockResponse>;
  tooLarge: () => MockResponse;
}

/** Statuses whose responses have no body. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];

/** Creates a `fetch` that a mock answers in process. */
export function createFetch({ maxBodyBytes, handle, tooLarge }: InProcessParts): typeof fetch {
  async function respond(request: Request): Promise<MockResponse> {
    const { origin, pathname, search } = new URL(request.url);
    const { method, headers } = request;
    try {
      return await handle({
        method: method.toUpperCase(),
        origin,
        path: pathname,
        query: search.slice(1),
        header: (name) => headers.get(name) ?? undefined,
        body: request.body === null ? new Uint8Array() : await readBody(request.body, maxBodyBytes),
        peer: 'in-process',
      });
    } catch (error) {
      if (error instanceof BodyTooLargeError) return tooLarge();
      throw error;
    }
  }

  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const { status, headers, body } = await respond(request);
    request.signal.throwIfAborted();
    const hasBody = request.method !== 'HEAD' && !WITHOUT_BODY.includes(status);
    return new Response(hasBody ? (body as string | Uint8Array<ArrayBuffer>) : null, { status, headers });
  };
}
