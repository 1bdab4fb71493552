/** Sends a request: the global `fetch`, a mock's, or a wrapper of your own. */
export type WapiFetch = (request: Request) => Promise<Response>;

/** Time limits of a call, in milliseconds. */
export interface WapiTimeouts {
  /** One request with its response. Default 30,000. */
  attempt?: number;
  /** The whole call: waiting for a permit, every request and the pauses between them. Default 120,000. */
  total?: number;
}

/** Options of one call. */
export interface WapiCallOptions {
  /** Aborts the call in any state. The call then rejects with a `WapiNetworkError`. */
  signal?: AbortSignal | undefined;
  /** More headers for this call. The client itself sets credentials, `Accept` and `Content-Type`. */
  headers?: Headers | Readonly<Record<string, string>> | undefined;
  /** Overrides the client's. */
  timeouts?: WapiTimeouts | undefined;
  /** Overrides the client's. */
  retries?: number | undefined;
}
