/**
 * A function that sends a request: the global `fetch`, the `fetch` of a mock, or your own wrapper.
 *
 * @param url with the query
 * @param init method, headers with the credential, body, signal, `redirect: 'manual'`, and `cache: 'no-store'` if the
 * runtime supports it
 */
export type WapiFetch = (url: string, init: RequestInit) => Promise<Response>;

/** Time limits of a call, in milliseconds. */
export interface WapiTimeouts {
  /**
   * The time limit of one request, including its response.
   *
   * @default 30_000
   */
  attempt?: number | undefined;
  /**
   * The time limit of the whole call: all requests, the pauses between them, and waits for the rate limit.
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
