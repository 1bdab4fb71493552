import { answerTo } from './answers.js';

/**
 * A `fetch` that does what every `fetch` does besides the network: it makes a request of its arguments, reads the request's body to its end,
 * and answers with a response.
 *
 * @type {typeof globalThis.fetch}
 */
export const stubFetch = async (input, init) => {
  const request = new Request(input, init);
  if (request.body !== null) await request.arrayBuffer();
  const { status, body } = answerTo(request.method, new URL(request.url).pathname);
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
};
