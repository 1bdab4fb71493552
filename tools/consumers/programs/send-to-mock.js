// Loaded before a program (`node --import`): what it sends to WAPI, wherever that is, goes to the mock at MOCK_ORIGIN.
import process from 'node:process';

const { MOCK_ORIGIN = '' } = process.env;
const send = globalThis.fetch;

globalThis.fetch = (/** @type {RequestInfo | URL} */ input, /** @type {RequestInit | undefined} */ init) => {
  const request = new Request(input, init);
  const { pathname, search } = new URL(request.url);
  return send(new Request(MOCK_ORIGIN + pathname + search, request));
};
