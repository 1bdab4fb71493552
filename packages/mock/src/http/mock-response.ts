/** An HTTP response, ready to send. */
export interface MockResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Node sends a string in one write with the headers. */
  body: string | Uint8Array;
  /** The operation that was called, if any. */
  operation?: string;
  /** The fault to apply while sending, if any. */
  fault?: TransportFault;
}

/** A fault in the transport of a response. */
export interface TransportFault {
  /** Close the connection before anything is sent. */
  drop?: boolean;
  /** Reset the connection before anything is sent. */
  reset?: boolean;
  /** The pieces in which the body is sent, if not at once. An error closes the connection. */
  pieces?: AsyncIterable<Uint8Array>;
  /** Close the connection after the pieces, which are only the beginning of the body. */
  cut?: boolean;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): MockResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
