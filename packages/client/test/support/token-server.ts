import { createMock } from '@wapi/mock';
import { createWapi, memoryTokenStore, type TokenStore, type Wapi, type WapiOptions } from '../../src/index.js';
import { BASE_URL, toFetch, withoutPacingOrRetries } from './recording-client.js';
import { PASSWORD } from './mock-personas.js';

export const auth = { email: 'wapi@test.com', password: PASSWORD, scopes: ['wapi-user-all'] } as const;

const mock = createMock({ rateLimit: false, clock: () => Date.now() });

type Fetch = (request: Request) => Promise<Response>;

/** The mock as a token server, and the requests that it received. Its clock is `Date.now`, so that tests can set it. */
export interface TokenServer {
  /** `METHOD /path` of every request, in order. */
  sent: string[];
  /** The token of every request, in the order of `sent`. Tokens are named by first appearance: `token 1`, `token 2`. */
  tokens: (string | undefined)[];
  client(options?: Partial<WapiOptions> & { store?: TokenStore }): Wapi;
  /** Sends a request to the mock without recording it. */
  ask(method: string, path: string, fields?: Record<string, string>, token?: string): Promise<Response>;
  /** Makes the mock refuse the most recently sent token, although the token has not expired. */
  revokeLastToken(): Promise<void>;
  /** The number of requests to a path. */
  count(path: string): number;
}

/**
 * Resets the mock, and returns it as a token server.
 *
 * @param between wraps the `fetch` between client and mock
 */
export async function createTokenServer(
  between: (request: Request, next: Fetch) => Promise<Response> = (request, next) => next(request),
): Promise<TokenServer> {
  await mock.reset();
  const sent: string[] = [];
  const tokens: (string | undefined)[] = [];
  const names = new Map<string, string>();
  let last = '';
  const fetch: Fetch = (request) => {
    const path = new URL(request.url).pathname.replace('/wapi', '');
    sent.push(`${request.method} ${path}`);
    const token = request.headers.get('Authorization')?.replace('Bearer ', '');
    if (token !== undefined) {
      last = token;
      if (!names.has(token)) names.set(token, `token ${names.size + 1}`);
    }
    tokens.push(token && names.get(token));
    return between(request, (next) => mock.fetch(next));
  };
  const ask: TokenServer['ask'] = (method, path, fields, token) =>
    mock.fetch(BASE_URL + path, {
      method,
      headers: { Accept: 'application/json', ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      ...(fields && { body: new URLSearchParams(fields) }),
    });
  return {
    sent,
    tokens,
    client: ({ store, ...options } = {}) =>
      createWapi({
        ...withoutPacingOrRetries,
        ...options,
        baseUrl: BASE_URL,
        fetch: toFetch(fetch),
        auth: { ...auth, ...(store && { store }) },
      }) as Wapi,
    ask,
    async revokeLastToken() {
      const { status } = await ask('DELETE', '/auth/tokens', undefined, last);
      if (status !== 200) throw new Error(`the mock did not revoke the token: ${status}`);
    },
    count: (path) => sent.filter((line) => line === path).length,
  };
}

/** An in-memory store that counts its updates. */
export function createCountingStore(): TokenStore & { updates: number } {
  const inner = memoryTokenStore();
  const store = {
    ...inner,
    updates: 0,
    update: (change: Parameters<TokenStore['update']>[0]) => {
      store.updates += 1;
      return inner.update(change);
    },
  };
  return store;
}

export const GRANT = 'POST /auth/tokens';
export const REFRESH = 'POST /auth/tokens/refresh';
export const PROFILE = 'GET /user';
