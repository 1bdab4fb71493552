import { createWapi, type Wapi, type WapiAuth, type WapiFetch, type WapiOptions } from '../../src/index.js';

export const KEY = `wapi_test_${'0123456789abcdef01'}_${'fedcba98'.repeat(8)}`;
export const LIVE_KEY = KEY.replace('test', 'live');
export const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2VjcmV0LXNpZ25hdHVyZQ';
export const BASE_URL = 'http://wapi.test/wapi';

/** Options for tests that are not about pacing or retries. */
export const withoutPacingOrRetries = { pacing: false, retries: 0 } as const;

export function jsonResponse(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

/** Converts a function that takes one `Request` into a `fetch` for the client. */
export function toFetch(handle: (request: Request) => Promise<Response>): WapiFetch {
  return (url, init) => handle(new Request(url, init));
}

export interface RecordingClient {
  wapi: Wapi;
  /** Every request that `fetch` received. */
  seen: Request[];
}

/** A client that records its requests and responds with `answer`. */
export function createRecordingClient(
  auth?: WapiAuth,
  answer: (request: Request) => Response | Promise<Response> = () => jsonResponse({ message: 'OK' }),
  options: Partial<WapiOptions> = withoutPacingOrRetries,
): RecordingClient {
  const seen: Request[] = [];
  const fetch = toFetch(async (request) => {
    seen.push(request.clone());
    return answer(request);
  });
  return { wapi: createWapi({ ...options, baseUrl: BASE_URL, fetch, ...(auth && { auth }) }), seen };
}

/** Returns the rejection of a promise, and fails if it resolves. */
export async function getRejection(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error(`rejected with ${String(error)}, which is not an Error`, { cause: error });
  }
  throw new Error('did not reject');
}

/** Returns the error that a function throws, and fails if the function returns. */
export function getThrown(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('did not throw an Error');
}
