// The parts of the competitors' types that the benchmark uses. They are declared here, because the competitors are only
// installed when the benchmark runs.
import type { MockRequest } from './requests.js';

export interface ScalarMockServer {
  createMockServer: (options: { document: object }) => Promise<{
    fetch: (request: Request) => Response | Promise<Response>;
    request: (path: string, init: RequestInit) => Response | Promise<Response>;
  }>;
}

export interface HonoNodeServer {
  serve: (options: {
    fetch: (request: Request) => Response | Promise<Response>;
    port: number;
    hostname: string;
  }) => unknown;
}

export interface MswNode {
  setupServer: (...handlers: unknown[]) => {
    listen: (options: { onUnhandledRequest: 'error' }) => void;
    close: () => void;
  };
}

export interface Msw {
  http: { get: (url: string, resolve: () => unknown) => unknown };
  HttpResponse: { json: (body: unknown) => unknown };
}

interface LoadResult {
  readonly non2xx: number;
  readonly errors: number;
  readonly statusCodeStats: unknown;
  readonly requests: { readonly total: number };
}

type LoadRequest = Partial<Omit<MockRequest, 'title'>>;

interface LoadOptions extends LoadRequest {
  readonly url: string;
  readonly connections: number;
  /** In seconds. */
  readonly duration?: number;
  /** Of requests. */
  readonly amount?: number;
  readonly requests?: readonly LoadRequest[];
}

export interface Autocannon {
  default: (options: LoadOptions) => Promise<LoadResult>;
}
