/** What the mock decided to answer, before the spec's example is looked up. */
export interface Decision {
  /** A status that the operation documents. */
  status: number;
  /** The name of one of that status's examples. */
  example: string;
  /** Whether what the rule changed in the account is kept. Default: with a success only. */
  keep?: boolean;
  /** Which rule decided, for the `X-Wapi-Mock-Explain` header. Never holds a credential or a field's value. */
  why: string;
  /** Whether it has another message than the example, which no example of the status has. */
  reworded?: boolean;
  /** Replaces what depends on state in a copy of the example's body. */
  fill?: (body: Record<string, unknown>) => void;
}

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
