import type { Operation } from '@wapi/types';
import type { MockResponse } from './mock-response.js';
import type { MockRequest } from './mock-request.js';

/** How long a browser may keep the answer to a preflight, in seconds. */
const PREFLIGHT_MAX_AGE = 600;

/** The methods of a path as the `Allow` header lists them. What answers GET answers HEAD. */
export function allowedMethods(operations: readonly Operation[]): string {
  const methods = operations.map(({ method }) => method as string);
  return [...(methods.includes('GET') ? ['GET', 'HEAD'] : []), ...methods.filter((method) => method !== 'GET')].join(
    ', ',
  );
}

/** Answers `OPTIONS` at a path that has operations: a preflight as a browser wants it, anything else with what the path allows. */
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

/** Lets a page of any origin read a response: whatever the mock knows is made up. */
export function allowAnyOrigin(response: MockResponse): MockResponse {
  const exposed = Object.keys(response.headers).filter(
    (name) => name.startsWith('x-') || name === 'retry-after' || name === 'preference-applied',
  );
  response.headers['access-control-allow-origin'] = '*';
  if (exposed.length > 0) response.headers['access-control-expose-headers'] = exposed.join(', ');
  return response;
}
