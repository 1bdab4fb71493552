import type { Environment, Platform, Scope } from '@wapi/types';
import type { SomeAuth, UnscopedAuth, WapiAuth } from './auth/types.js';
import type { WapiHooks } from './hooks/events.js';
import type { WapiLogger, WapiLogLevel } from './hooks/log.js';
import type { WapiFetch, WapiTimeouts } from './operation/call-options.js';
import type { WapiPacer } from './pacing/pacer.js';

interface CommonOptions {
  /**
   * Sends the requests, called as `fetch(url, init)`.
   *
   * @default globalThis.fetch, looked up at each call
   */
  fetch?: WapiFetch | undefined;
  /**
   * Whether calls wait so that they stay under the API's rate limits. Clients of the same credential share their limits
   * if they share a `createPacer()`.
   *
   * @default true
   */
  pacing?: boolean | WapiPacer | undefined;
  /**
   * How often to repeat a call that was surely not carried out, or that only reads.
   *
   * @default 2
   */
  retries?: number | undefined;
  /**
   * The longest wait for the API's `Retry-After`, in milliseconds. A call that would wait longer ends with `retryAt`.
   *
   * @default 60_000
   */
  maxRetryAfter?: number | undefined;
  /**
   * The longest wait for a rate limit, in milliseconds. A call that would wait longer ends at once with `retryAt`.
   *
   * @default Infinity, so `timeouts.total` limits the wait
   */
  maxWait?: number | undefined;
  /**
   * The longest body of a response, in bytes. A longer one is not read to its end and throws a `WapiResponseError`.
   *
   * @default 16_777_216
   */
  maxResponseBytes?: number | undefined;
  /**
   * Time limits of every call, in milliseconds.
   *
   * @default { attempt: 30_000, total: 120_000 }
   */
  timeouts?: WapiTimeouts | undefined;
  /**
   * Headers of every request. Headers of a call override them. The client itself sets credentials, `Accept` and
   * `Content-Type`.
   */
  headers?: Headers | Readonly<Record<string, string>> | undefined;
  /**
   * What to log. `error`: requests without a response. `warn`: also repeated requests, error statuses and deviations
   * from the spec. `info`: also other responses and waits. `debug`: also requests and new tokens. Log lines contain no
   * secret, parameter or body.
   *
   * @default the environment variable `WAPI_LOG`, or `off`
   */
  logLevel?: WapiLogLevel | undefined;
  /**
   * Receives the log lines.
   *
   * @default console
   */
  logger?: WapiLogger | undefined;
  /**
   * Receives request, response, retry, wait, token and deviation events. None contains secrets, parameters or bodies.
   */
  on?: WapiHooks | undefined;
  /**
   * Sends PATCH as POST with the form field `_method` if the API accepts that, because some proxies block PATCH.
   * @default false
   */
  methodOverride?: boolean | undefined;
  /**
   * Allows a key or a password in a browser page, which everyone who opens the page can read, and operations that move
   * money. Browsers may send such a request twice by themselves, so `maybeSent` is never false for a write in a page.
   *
   * @default false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

interface ServerOptions extends CommonOptions {
  /** The country whose platform holds the account. */
  platform: Platform;
  /** `sandbox` moves test money, `live` moves real money. */
  environment: Environment;
  /** Overrides the server of `platform` and `environment`. Must not be a server of another platform or environment. */
  baseUrl?: string | undefined;
}

interface BaseUrlOptions extends CommonOptions {
  /** The URL that the operations' paths are appended to, e.g. `http://127.0.0.1:4010/wapi`. */
  baseUrl: string;
  platform?: Platform | undefined;
  /** If given, a WAPI Key of the other environment is rejected. */
  environment?: Environment | undefined;
}

interface WithAuth<Auth> {
  /**
   * Optional for clients that call public operations only. A function is called at the first request that needs a
   * credential, for a client in a module that is loaded without the credential, as builds do. An empty key, token,
   * e-mail address or password is also reported then.
   */
  auth?: Auth | (() => Auth) | undefined;
}

/** Options of `createWapi`: `platform` and `environment`, or a `baseUrl`. */
export type WapiOptions<Granted extends Scope = Scope> =
  | (ServerOptions & WithAuth<WapiAuth<Granted>>)
  | (BaseUrlOptions & WithAuth<WapiAuth<Granted>>);

/** Options with a credential that does not say which scopes it has. */
export type UnscopedOptions = (ServerOptions & WithAuth<UnscopedAuth>) | (BaseUrlOptions & WithAuth<UnscopedAuth>);

/** Options whose scopes make no difference to the compiler. */
export type SomeOptions = (ServerOptions & WithAuth<SomeAuth>) | (BaseUrlOptions & WithAuth<SomeAuth>);
