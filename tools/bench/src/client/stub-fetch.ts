import { findResponse } from './responses.js';

/**
 * Does the work of `fetch` without the network: creates a request from its arguments, reads the body and creates a
 * response.
 */
export const stubFetch: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (request.body !== null) await request.arrayBuffer();
  const { status, body } = findResponse(request.method, new URL(request.url).pathname);
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
};
