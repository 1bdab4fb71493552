/** An HTTP response, ready to be written. */
export interface MockResponse {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Text can be written in one piece with the headers. */
  body: string | Uint8Array;
  /** The operation that was called; absent where none was. */
  operation?: string;
  /** What goes wrong with it on its way, if anything. */
  fault?: TransportFault;
}

/** What can go wrong with a response on its way. */
export interface TransportFault {
  /** The connection ends before anything is sent. */
  drop?: boolean;
  /** How long the body takes, in seconds. */
  slowBody?: number;
}

/** A JSON response. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): MockResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
