// `@wapi/mock/http`: server helpers for other packages of this repository.
export { httpError, respondToClientError } from './client-error.js';
export { type ConnectionTracker, listen, type Listening, type ServerTimeouts, trackConnections } from './listen.js';
export { isLoopback } from './loopback.js';
export { json, type MockResponse } from './mock-response.js';
export { BASE_PATH, CONTROL_PATH } from './paths.js';
export { readTarget, type Target } from './request-target.js';
