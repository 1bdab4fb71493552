import { json, type MockResponse } from './answer.js';
import type { MockRequest } from './request/mock-request.js';
import { listPersona } from './state/persona-listing.js';
import type { Persona } from './state/personas.js';

/** Where the mock answers about itself. No operation of the API can have this path. */
export const CONTROL_PATH = '/__wapi';

/** Answers `GET /__wapi` with the personas and `POST /__wapi/reset` by putting everything back to how it started. */
export async function answerControl(request: MockRequest, personas: readonly Persona[], reset: () => Promise<void>): Promise<MockResponse> {
  const path = request.url.pathname.slice(CONTROL_PATH.length);
  if (request.method === 'GET' && (path === '' || path === '/')) return json(200, { personas: personas.map(listPersona) });
  if (request.method === 'POST' && path === '/reset') {
    await reset();
    return json(200, { message: 'Everything is as it started.' });
  }
  return json(404, { message: `The mock answers GET ${CONTROL_PATH} and POST ${CONTROL_PATH}/reset here.` });
}
