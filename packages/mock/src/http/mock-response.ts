/** An HTTP response, ready to send. */
export interface MockResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Prefer a string, because Node sends a string in one write with the headers. */
  body: string | Uint8Array;
  /** The operation that was called, if any. */
  operation?: string;
  /** The fault to apply while sending, if any. */
  fault?: TransportFault;
}

/** A fault in the transport of a response. */
export interface TransportFault {
  /** Close the connection before sending anything. */
  drop?: boolean;
  /** Reset the connection before sending anything. */
  reset?: boolean;
  /**
   * The pieces of the body to send one by one; absent to send the body at once. If reading a piece fails, the
   * connection is closed.
   */
  pieces?: AsyncIterable<Uint8Array>;
  /** Close the connection after the pieces, because they are only the beginning of the body. */
  cut?: boolean;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): MockResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
