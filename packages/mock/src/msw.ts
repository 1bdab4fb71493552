import { contract } from '@wapi/types';
import type { Mock } from './create-mock.js';

/** The part of MSW's `http` that creates handlers. */
export interface MswHttp<Handler> {
  all: (path: string, resolver: (info: { request: Request }) => Promise<Response>) => Handler;
}

/**
 * Creates handlers for MSW 2 that let a mock respond to every WAPI request, for all platforms and environments. The
 * handlers ignore other hosts. A dropped connection or an aborted request reaches the caller as a network error.
 *
 * @param http `http` from the package `msw`
 * @example
 * const mock = createMock();
 * const server = setupServer(...createMswHandlers(http, mock));
 */
export function createMswHandlers<Handler>(http: MswHttp<Handler>, { fetch }: Pick<Mock, 'fetch'>): Handler[] {
  const origins = contract.servers.flatMap(({ url }) =>
    Object.keys(contract.platforms).map((platform) => new URL(url.replace('{platform}', platform)).origin),
  );
  // Match every path, because hosted pages and control paths are outside the API's base path.
  return origins.map((origin) =>
    http.all(`${origin}/*`, ({ request }) => fetch(request).catch(() => Response.error())),
  );
}
