import type { Environment, Platform, Scope } from '@wapi/types';
import type { SomeAuth, UnscopedAuth, WapiAuth } from './auth/types.js';
import type { WapiHooks } from './hooks/events.js';
import type { WapiFetch, WapiTimeouts } from './operation/call-options.js';
import type { WapiPacer } from './pacing/pacer.js';

interface CommonOptions {
  /** Sends the requests. Default: the global `fetch`, looked up at each call. */
  fetch?: WapiFetch;
  /**
   * Whether calls wait for their turn so that the API's limits per minute are kept. Default true. Clients of the same credential share their
   * limits if they are given the same `createPacer()`.
   */
  pacing?: boolean | WapiPacer;
  /** How often a call is repeated that surely was not carried out, or that only reads. Default 2. */
  retries?: number;
  /** The longest that a call waits because the API says so (`Retry-After`), in milliseconds; else it ends with `retryAt`. Default 60,000. */
  maxRetryAfter?: number;
  timeouts?: WapiTimeouts;
  /** Told of requests, answers, retries, waits and tokens. */
  on?: WapiHooks;
  /** Sends PATCH as POST with the form field `_method`, where the API takes that: for proxies that do not let PATCH through. Default false. */
  methodOverride?: boolean;
  /** Lets a page in a browser hold a key or a password, where everyone who opens the page can read it. Default false. */
  dangerouslyAllowBrowser?: boolean;
}

interface ServerOptions extends CommonOptions {
  /** The country whose platform holds the account. */
  platform: Platform;
  /** `sandbox` moves test money, `live` moves real money. */
  environment: Environment;
  /** Overrides the server that `platform` and `environment` stand for. Must not be a server of another platform or environment. */
  baseUrl?: string;
}

interface BaseUrlOptions extends CommonOptions {
  /** The URL that the operations' paths are appended to, e.g. `http://127.0.0.1:4010/wapi`. */
  baseUrl: string;
  platform?: Platform;
  /** Where it is known, a WAPI Key of the other environment is refused. */
  environment?: Environment;
}

interface WithAuth<Auth> {
  /** The credential. May be left out by clients that only call public operations. */
  auth?: Auth;
}

/** Options of `createWapi`: `platform` and `environment`, or a `baseUrl`. */
export type WapiOptions<Granted extends Scope = Scope> =
  | (ServerOptions & WithAuth<WapiAuth<Granted>>)
  | (BaseUrlOptions & WithAuth<WapiAuth<Granted>>);

/** Options with a credential that does not say which scopes it has. */
export type UnscopedOptions = (ServerOptions & WithAuth<UnscopedAuth>) | (BaseUrlOptions & WithAuth<UnscopedAuth>);

/** Options whose scopes make no difference to the compiler. */
export type SomeOptions = (ServerOptions & WithAuth<SomeAuth>) | (BaseUrlOptions & WithAuth<SomeAuth>);
