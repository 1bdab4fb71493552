import type { Environment, Platform, Scope } from '@wapi/types';
import type { SomeAuth, UnscopedAuth, WapiAuth } from './auth/types.js';
import type { WapiHooks } from './hooks/events.js';
import type { WapiLogger, WapiLogLevel } from './hooks/log.js';
import type { WapiFetch, WapiTimeouts } from './operation/call-options.js';
import type { WapiPacer } from './pacing/pacer.js';

interface CommonOptions {
  /**
   * The function that sends requests. The client calls `fetch(url, init)`.
   *
   * @default globalThis.fetch, looked up at each call
   */
  fetch?: WapiFetch | undefined;
  /**
   * Whether calls wait so that they stay under the API's rate limits. To share the limits of one credential among
   * several clients, pass the same `createPacer()` to all of them.
   *
   * @default true
   */
  pacing?: boolean | WapiPacer | undefined;
  /**
   * The maximum number of times that a call is repeated. Only reads, and calls that were definitely not carried out,
   * are repeated.
   *
   * @default 2
   */
  retries?: number | undefined;
  /**
   * The longest wait for the API's `Retry-After`, in milliseconds. A call that would have to wait longer ends
   * immediately with the API's error. Its `retryAt` is the earliest time for a new call.
   *
   * @default 60_000
   */
  maxRetryAfter?: number | undefined;
  /**
   * The longest wait for a rate limit, in milliseconds. A call that would have to wait longer fails immediately. The
   * error's `retryAt` is the earliest time for a new call.
   *
   * @default Infinity, so `timeouts.total` limits the wait
   */
  maxWait?: number | undefined;
  /**
   * The largest response body, in bytes. If a body is larger, the client stops reading it and throws a
   * `WapiResponseError`.
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
   * Headers to send with every request. A call's own headers override them. The client itself sets credentials,
   * `Accept` and `Content-Type`.
   */
  headers?: Headers | Readonly<Record<string, string>> | undefined;
  /**
   * The events to log. `error`: requests without a response. `warn`: also repeated requests, error status codes and
   * deviations from the spec. `info`: also all other responses, and waits. `debug`: also requests and new tokens. Log
   * lines contain no secrets, parameters or bodies.
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
   * Allows keys, passwords and operations that move money in a browser page. Everyone who opens the page can read the
   * key or password. Browsers may resend a request by themselves, so `maybeSent` is never false for a write in a page.
   *
   * @default false
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

interface ServerOptions extends CommonOptions {
  /** The country platform of the account. */
  platform: Platform;
  /** `sandbox` moves test money; `live` moves real money. */
  environment: Environment;
  /** Overrides the server for `platform` and `environment`. If it is a WiPay server, it must match both. */
  baseUrl?: string | undefined;
}

interface BaseUrlOptions extends CommonOptions {
  /** The base URL of all paths, e.g. `http://127.0.0.1:4010/wapi`. */
  baseUrl: string;
  platform?: Platform | undefined;
  /** If given, a WAPI Key for the other environment is rejected. */
  environment?: Environment | undefined;
}

interface WithAuth<Auth> {
  /**
   * The credential. Optional for clients that call only public operations. Pass a function if a build loads the module
   * without the credential: the client calls it at the first request that needs a credential. An empty key, token,
   * e-mail address or password is also reported only then.
   */
  auth?: Auth | (() => Auth) | undefined;
}

/** Options for `createWapi`: `platform` and `environment`, or a `baseUrl`. */
export type WapiOptions<Granted extends Scope = Scope> =
  | (ServerOptions & WithAuth<WapiAuth<Granted>>)
  | (BaseUrlOptions & WithAuth<WapiAuth<Granted>>);

/** Options with a credential whose scopes the compiler does not know. */
export type UnscopedOptions = (ServerOptions & WithAuth<UnscopedAuth>) | (BaseUrlOptions & WithAuth<UnscopedAuth>);

/** Options with any credential, with scopes that the compiler does not check. */
export type SomeOptions = (ServerOptions & WithAuth<SomeAuth>) | (BaseUrlOptions & WithAuth<SomeAuth>);
