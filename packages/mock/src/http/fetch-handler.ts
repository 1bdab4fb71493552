import { METHODS } from 'node:http';
import { Readable } from 'node:stream';
import type { MockResponse } from './mock-response.js';
import { allowOrigin } from './cross-origin.js';
import { httpError } from './client-error.js';
import { RequestEndedError } from './ended-error.js';
import { BodyTooLargeError, type Client, type MockRequest, readBody } from './mock-request.js';
import { nextMoment } from './moment.js';

export interface FetchHandlerOptions {
  maxBodyBytes: number;
  handle: (request: MockRequest) => Promise<MockResponse>;
  tooLarge: () => MockResponse;
}

/** Status codes whose responses have no body. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];

/**
 * Holds a reference to the input of each request. Otherwise Node could garbage-collect the input's signal, and its
 * abort would never arrive.
 */
const sourcesOfRequests = new WeakMap<Request, Request | URL | string>();

/** Creates a `fetch` that passes requests to the mock in process. */
export function createFetch({ maxBodyBytes, handle, tooLarge }: FetchHandlerOptions): typeof fetch {
  async function respond(request: Request): Promise<MockResponse> {
    const { origin, pathname, search } = new URL(request.url);
    const { method, headers } = request;
    const arrival = nextMoment();
    // Reject lower-case methods, as an HTTP server does. `fetch` does not convert every method to upper case: `patch`
    // stays in lower case.
    if (!METHODS.includes(method)) return httpError(400);
    try {
      return await handle({
        method,
        origin,
        path: pathname,
        query: search.slice(1),
        header: (name) => headers.get(name) ?? undefined,
        headers: () => [...headers],
        namespace: '',
        body: request.body === null ? new Uint8Array() : await readBody(request.body, maxBodyBytes),
        peer: 'in-process',
        client: clientOf(request),
        arrival,
      });
    } catch (error) {
      if (error instanceof BodyTooLargeError) return allowOrigin(tooLarge(), headers.get('origin') ?? undefined);
      if (error instanceof RequestEndedError) throw new TypeError('fetch failed', { cause: error });
      throw error;
    }
  }

  return async (input, init) => {
    const request = new Request(input, init);
    sourcesOfRequests.set(request, input);
    request.signal.throwIfAborted();
    const { status, headers, body, fault } = await untilAborted(respond(request), request);
    if (fault?.drop === true || fault?.reset === true) throw connectionError(fault.reset === true);
    if (request.method === 'HEAD' || WITHOUT_BODY.includes(status) || body.length === 0)
      return new Response(null, { status, headers });
    const content =
      fault?.pieces === undefined
        ? body
        : Readable.toWeb(Readable.from(untilAllCame(fault.pieces, request, fault.cut)));
    return new Response(content as string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>, { status, headers });
  };
}

/** Creates the error that Node's `fetch` throws if a connection is closed or reset. */
function connectionError(isReset: boolean): TypeError {
  const cause = new Error(`A fault that was set on the mock ${isReset ? 'reset' : 'closed'} the connection.`);
  return new TypeError('fetch failed', { cause: Object.assign(cause, isReset && { code: 'ECONNRESET' }) });
}

function clientOf({ signal }: Request): Client {
  return {
    isGone: () => signal.aborted,
    onGone(leave) {
      signal.addEventListener('abort', leave);
      return () => signal.removeEventListener('abort', leave);
    },
  };
}

/**
 * Waits for a promise unless the request is aborted first. Work that has begun continues, as on a server after its
 * client disconnects.
 *
 * @throws the abort reason of the request's signal
 */
async function untilAborted<T>(promise: Promise<T>, { signal }: Request): Promise<T> {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason);
  });
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort);
  try {
    return await Promise.race([aborted, promise]);
  } catch (error) {
    // Throw the abort reason first, because the abort may have caused the promise to reject.
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/**
 * Yields the pieces of a body, and throws if the request is aborted. Holds a reference to the request, so that its
 * signal is not garbage-collected.
 */
async function* untilAllCame(
  pieces: AsyncIterable<Uint8Array>,
  request: Request,
  isCut = false,
): AsyncGenerator<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await untilAborted(iterator.next(), request).catch((error: unknown) => {
      throw error instanceof RequestEndedError ? new TypeError('terminated', { cause: error }) : error;
    });
    if (done === true && isCut) throw new TypeError('terminated', { cause: new Error('A fault cut the body.') });
    if (done === true) return;
    yield value;
  }
}
