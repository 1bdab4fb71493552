import { contract } from '@wapi/types';
import type { Mock } from './create-mock.js';

/** The part of MSW's `http` that creates handlers. */
export interface MswHttp<Handler> {
  all: (path: string, resolver: (info: { request: Request }) => Promise<Response>) => Handler;
}

/**
 * Creates handlers for MSW 2 that let a mock respond to every request to WAPI, of all platforms and environments. Other
 * hosts are not handled. A dropped connection or an aborted request is a network error to the caller.
 *
 * @param http `http` of the package `msw`
 * @example
 * const mock = createMock();
 * const server = setupServer(...createMswHandlers(http, mock));
 */
export function createMswHandlers<Handler>(http: MswHttp<Handler>, { fetch }: Pick<Mock, 'fetch'>): Handler[] {
  const origins = contract.servers.flatMap(({ url }) =>
    Object.keys(contract.platforms).map((platform) => new URL(url.replace('{platform}', platform)).origin),
  );
  // Hosted pages and control paths are outside of the API's path.
  return origins.map((origin) =>
    http.all(`${origin}/*`, ({ request }) => fetch(request).catch(() => Response.error())),
  );
}
