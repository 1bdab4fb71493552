import type { Operation } from '@wapi/types';
import type { MockResponse } from './mock-response.js';
import type { MockRequest } from './mock-request.js';

/** Seconds for which a browser may cache the response to a preflight. */
const PREFLIGHT_MAX_AGE = 600;

/** The methods of a path as the `Allow` header lists them. GET implies HEAD. */
export function allowedMethods(operations: readonly Operation[]): string {
  const methods = operations.map(({ method }) => method as string);
  return [...(methods.includes('GET') ? ['GET', 'HEAD'] : []), ...methods.filter((method) => method !== 'GET')].join(
    ', ',
  );
}

/** Responds to `OPTIONS`: to a preflight with the CORS headers, otherwise with the methods of the path. */
export function respondToOptions({ header }: MockRequest, operations: readonly Operation[]): MockResponse {
  const allow = allowedMethods(operations);
  const body = '';
  if (header('access-control-request-method') === undefined) return { status: 200, headers: { allow }, body };
  const asked = header('access-control-request-headers');
  return {
    status: 204,
    headers: {
      allow,
      'access-control-allow-methods': allow,
      ...(asked !== undefined && { 'access-control-allow-headers': asked }),
      'access-control-max-age': String(PREFLIGHT_MAX_AGE),
    },
    body,
  };
}

/** Lets pages of any origin read a response. That is safe, because the mock has no real data. */
export function allowAnyOrigin(response: MockResponse): MockResponse {
  const exposed = Object.keys(response.headers).filter(
    (name) => name.startsWith('x-') || name === 'retry-after' || name === 'preference-applied',
  );
  response.headers['access-control-allow-origin'] = '*';
  if (exposed.length > 0) response.headers['access-control-expose-headers'] = exposed.join(', ');
  return response;
}
