import type { MockRequest } from '../../src/http/mock-request.js';

/** A GET request without headers or body, whose client never disconnects. */
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
