/** An HTTP request, read whole, however it came in. */
export interface MockRequest {
  /** Upper case. */
  method: string;
  /** Scheme, host and port under which the mock was called. */
  origin: string;
  /** Percent-encoded, without dot segments, as in a URL. */
  path: string;
  /** What comes after the question mark, percent-encoded; empty where there is none. */
  query: string;
  /** A header by its name in lower case; where it was sent several times, the values joined by a comma. Undefined where it was not sent. */
  header: (name: string) => string | undefined;
  /** Every header as it came. */
  headers: () => readonly (readonly [string, string])[];
  body: Uint8Array;
  /** Which of the mock's namespaces it belongs to; empty for the one that everybody is in who names none. */
  namespace: string;
  /** Whom to count against a public operation's limit: the peer's address, or `in-process`. */
  peer: string;
}

/** The URL of a request, for the few that need more of it than its path. */
export function urlOf({ origin, path, query }: MockRequest): URL {
  return new URL(query === '' ? path : `${path}?${query}`, origin);
}

/** The parameter that names the namespace in an address that the mock gives, for a browser that opens it sends no header. */
export const NAMESPACE_PARAMETER = 'namespace';

/** Makes an address lead to the namespace that a request belongs to, and returns it. */
export function withNamespace(url: URL, { namespace }: MockRequest): URL {
  if (namespace !== '') url.searchParams.set(NAMESPACE_PARAMETER, namespace);
  return url;
}

/** The body was larger than the mock reads; the rest of it was not read. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/**
 * Reads a body to its end.
 *
 * @param maxBytes where to stop
 * @throws BodyTooLargeError when there is more
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
