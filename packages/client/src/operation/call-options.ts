/**
 * Sends a request: the global `fetch`, a mock's, or a wrapper of your own.
 *
 * @param url with the query
 * @param init method, headers with the credential, body, signal, `redirect: 'manual'`, and `cache: 'no-store'` if the
 * runtime supports it
 */
export type WapiFetch = (url: string, init: RequestInit) => Promise<Response>;

/** Time limits of a call, in milliseconds. */
export interface WapiTimeouts {
  /**
   * One request with its response.
   *
   * @default 30_000
   */
  attempt?: number | undefined;
  /**
   * The whole call: waiting for the rate limit, every request and the pauses between them.
   *
   * @default 120_000
   */
  total?: number | undefined;
}

/** Time limits with the defaults filled in, in milliseconds. */
export interface ResolvedTimeouts {
  attempt: number;
  total: number;
}

/** Options of one call. */
export interface WapiCallOptions {
  /** Aborts the call at any time. The call then rejects with a `WapiNetworkError`. */
  signal?: AbortSignal | undefined;
  /** Additional headers. The client itself sets credentials, `Accept` and `Content-Type`. */
  headers?: Headers | Readonly<Record<string, string>> | undefined;
  /** Overrides the client's `timeouts`. */
  timeouts?: WapiTimeouts | undefined;
  /** Overrides the client's `retries`. */
  retries?: number | undefined;
  /** Overrides the client's `maxWait`. */
  maxWait?: number | undefined;
}
