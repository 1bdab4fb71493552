/** Sends a request: the global `fetch`, a mock's, or a wrapper of your own. */
export type WapiFetch = (request: Request) => Promise<Response>;

/** Time limits of a call, in milliseconds. */
export interface WapiTimeouts {
  /**
   * One request with its response.
   *
   * @default 30_000
   */
  attempt?: number;
  /**
   * The whole call: waiting for the rate limit, every request and the pauses between them.
   *
   * @default 120_000
   */
  total?: number;
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
}
