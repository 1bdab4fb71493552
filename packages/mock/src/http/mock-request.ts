/** The client of a request, which may leave before the response. */
export interface Client {
  /** Whether it has disconnected, or aborted the request. */
  isGone(): boolean;
  /** Calls `leave` when it does. Returns a function that stops that. */
  onGone(leave: () => void): () => void;
}

/** A complete HTTP request, from a port or in process. */
export interface MockRequest {
  /** Upper case. */
  method: string;
  /** Scheme, host and port to which the request was sent. */
  origin: string;
  /** Percent-encoded, without dot segments, as in a URL. */
  path: string;
  /** The query without the question mark, percent-encoded; empty if missing. */
  query: string;
  /** Returns a header by its lower-case name: repeated values joined by commas, undefined if missing. */
  header: (name: string) => string | undefined;
  /** All headers, unchanged. */
  headers: () => readonly (readonly [string, string])[];
  body: Uint8Array;
  /** The name of the namespace; empty for the main one. */
  namespace: string;
  /** The client's address, or `in-process`. Rate limits of public operations are counted per peer. */
  peer: string;
  client: Client;
  /** When the headers arrived, as a number of `nextMoment`. */
  arrival: number;
  /** Identifies the state that the request began with, if several instances share it. */
  epoch?: string;
}

export function urlOf({ origin, path, query }: MockRequest): URL {
  return new URL(query === '' ? path : `${path}?${query}`, origin);
}

/** Names the namespace in URLs that the mock hands out, because a browser that opens one sends no header. */
export const NAMESPACE_PARAMETER = 'namespace';

/** Adds a request's namespace to a URL, and returns the URL. */
export function withNamespace(url: URL, { namespace }: MockRequest): URL {
  if (namespace !== '') url.searchParams.set(NAMESPACE_PARAMETER, namespace);
  return url;
}

/** The body is larger than the mock reads. The rest was not read. */
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
