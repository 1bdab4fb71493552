import type { Environment, Platform } from '@wapi/types';
import type { WapiAuth } from './auth/types.js';

/** What sends a request: the global `fetch`, a mock's, or a wrapper of your own. */
export type WapiFetch = (request: Request) => Promise<Response>;

interface CommonOptions {
  /** The credential. May be left out by clients that only call public operations. */
  auth?: WapiAuth;
  /** Sends the requests. Default: the global `fetch`, looked up at each call. */
  fetch?: WapiFetch;
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

/** Options of `createWapi`: `platform` and `environment`, or a `baseUrl`. */
export type WapiOptions = ServerOptions | BaseUrlOptions;

/** Options of one call. */
export interface WapiCallOptions {
  /** Aborts the call, e.g. `AbortSignal.timeout(10_000)` (milliseconds). The call then rejects with a `WapiNetworkError`. */
  signal?: AbortSignal | undefined;
  /** More headers for this call. Credentials, `Accept` and `Content-Type` are the client's own. */
  headers?: Headers | Readonly<Record<string, string>> | undefined;
}
