// The pieces of the mock's server that other servers of this repository use: `@wapi/mock/http`.
export { httpError, respondToClientError } from './client-error.js';
export { type ConnectionTracker, listen, type Listening, type ServerTimeouts, trackConnections } from './listen.js';
export { isLoopback } from './loopback.js';
export { json, type MockResponse } from './mock-response.js';
export { BASE_PATH, CONTROL_PATH } from './paths.js';
export { readTarget, type Target } from './request-target.js';
