import type { MockRequest } from '../../src/http/mock-request.js';

/** A GET request without headers and body, whose client never leaves. */
export const bareRequest: MockRequest = {
  method: 'GET',
  origin: 'http://mock',
  path: '/wapi/user',
  query: '',
  header: () => undefined,
  headers: () => [],
  body: new Uint8Array(),
  namespace: '',
  peer: '',
  client: { isGone: () => false, onGone: () => () => undefined },
  arrival: 0,
};
