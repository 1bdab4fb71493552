// Load this file with `node --import` before a program. It sends the program's WAPI requests to the mock at
// MOCK_ORIGIN. Its types are removed before it runs.
import process from 'node:process';

const { MOCK_ORIGIN = '' } = process.env;
const send = globalThis.fetch;

globalThis.fetch = (input: RequestInfo | URL, init?: RequestInit) => {
  const request = new Request(input, init);
  const { pathname, search } = new URL(request.url);
  return send(new Request(MOCK_ORIGIN + pathname + search, request));
};
