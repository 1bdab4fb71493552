/** The client that sent a request. It may disconnect before the response is sent. */
export interface Client {
  /** Whether the client has disconnected, or aborted the request. */
  isGone(): boolean;
  /** Calls `leave` when the client disconnects or aborts. Returns a function that removes the listener. */
  onGone(leave: () => void): () => void;
}

/** A complete HTTP request, received on a port or in process. */
export interface MockRequest {
  /** Upper case. */
  method: string;
  /** Scheme, host and port to which the request was sent. */
  origin: string;
  /** The percent-encoded path, without dot segments. */
  path: string;
  /** The query without the question mark, percent-encoded; empty if missing. */
  query: string;
  /** Returns a header by its lower-case name; undefined if missing. Repeated values are joined by commas. */
  header: (name: string) => string | undefined;
  /** All headers, unchanged. */
  headers: () => readonly (readonly [string, string])[];
  body: Uint8Array;
  /** The name of the namespace; empty for the main namespace. */
  namespace: string;
  /** The client's address, or `in-process`. Rate limits of public operations are counted per client. */
  peer: string;
  client: Client;
  /** The moment at which the headers arrived, from `nextMoment`. */
  arrival: number;
  /**
   * The store's `epoch` when the request began, which changes with each reset by any instance. Absent unless several
   * instances share the state.
   */
  epoch?: string;
}

export function urlOf({ origin, path, query }: MockRequest): URL {
  return new URL(query === '' ? path : `${path}?${query}`, origin);
}

/**
 * The query parameter for the namespace in URLs that the mock creates. A browser that opens such a URL cannot send the
 * namespace's header.
 */
export const NAMESPACE_PARAMETER = 'namespace';

/** Adds a request's namespace to a URL, and returns the URL. */
export function withNamespace(url: URL, { namespace }: MockRequest): URL {
  if (namespace !== '') url.searchParams.set(NAMESPACE_PARAMETER, namespace);
  return url;
}

/** A body exceeds the size limit. The mock did not read the remaining bytes. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/**
 * Reads a body to its end.
 *
 * @throws {BodyTooLargeError} if it has more than `maxBytes`
 */
export async function readBody(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new BodyTooLargeError(`The body is larger than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
