/** One HTTP message as it was sent. */
export interface TrafficMessage {
  /** Alternating names and values, like Node's `rawHeaders`. */
  rawHeaders: readonly string[];
  /** The bytes of the body; undefined if the body was too large to copy. */
  body: Uint8Array | undefined;
  /** Whether the whole message was sent. */
  complete: boolean;
}

/** One request and its response, from any source of traffic. */
export interface TrafficExchange {
  method: string;
  /** The request target below `/wapi`, with the query. */
  path: string;
  request: TrafficMessage;
  /** The response; absent if the API did not respond. */
  response?: TrafficMessage & { status: number };
  /** Why the API did not respond. Absent if the client caused it, for example by closing the connection. */
  unanswered?: string;
}
