import type { Operation } from '@wapi/types';
import { isLoopback } from './loopback.js';
import type { MockResponse } from './mock-response.js';
import type { MockRequest } from './mock-request.js';

/** Seconds for which a browser may cache the response to a preflight. */
const PREFLIGHT_MAX_AGE = 600;

/** Returns a path's methods in the form of an `Allow` header. GET implies HEAD. */
export function allowedMethods(operations: readonly Operation[]): string {
  const methods = operations.map(({ method }) => method as string);
  return [...(methods.includes('GET') ? ['GET', 'HEAD'] : []), ...methods.filter((method) => method !== 'GET')].join(
    ', ',
  );
}

/** Whether a request is a CORS preflight. */
export function isPreflight({ method, header }: Pick<MockRequest, 'method' | 'header'>): boolean {
  return method === 'OPTIONS' && header('access-control-request-method') !== undefined;
}

/** Responds to a preflight. Allows even an unknown path or method, so that the page can read the error response. */
export function respondToPreflight({ header }: MockRequest, operations: readonly Operation[]): MockResponse {
  const method = header('access-control-request-method') ?? '';
  const headers = header('access-control-request-headers');
  const methods = allowedMethods(operations).split(', ').filter(Boolean);
  return {
    status: 204,
    headers: {
      ...(methods.length > 0 && { allow: methods.join(', ') }),
      'access-control-allow-methods': [...new Set([...methods, method])].join(', '),
      ...(headers !== undefined && { 'access-control-allow-headers': headers }),
      'access-control-max-age': String(PREFLIGHT_MAX_AGE),
    },
    body: '',
  };
}

/**
 * Lets pages from any origin read a response. That is safe, because the mock has no real data. Allows credentials only
 * if the page is on this machine.
 *
 * @param origin the `Origin` header of the request; without it, the response stays unchanged
 */
export function allowOrigin(response: MockResponse, origin: string | undefined): MockResponse {
  if (origin === undefined) return response;
  const { headers } = response;
  const exposed = Object.keys(headers).filter(
    (name) => name.startsWith('x-') || name === 'retry-after' || name === 'preference-applied',
  );
  if (URL.canParse(origin) && isLoopback(new URL(origin).hostname)) {
    headers['access-control-allow-origin'] = origin;
    headers['access-control-allow-credentials'] = 'true';
  } else headers['access-control-allow-origin'] = '*';
  headers['vary'] = 'Origin';
  if (exposed.length > 0) headers['access-control-expose-headers'] = exposed.join(', ');
  return response;
}

/**
 * Whether a page from another origin sent the request. Browsers send `Origin` with every request that can change
 * something, even if it needs no preflight.
 */
export function isFromOtherOrigin({ header, origin }: Pick<MockRequest, 'header' | 'origin'>): boolean {
  const page = header('origin');
  const site = header('sec-fetch-site');
  if (page !== undefined) return !URL.canParse(page) || new URL(page).host !== new URL(origin).host;
  return site === 'cross-site' || site === 'same-site';
}
