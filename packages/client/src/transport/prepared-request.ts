import type { OperationDescriptor } from '../operation/descriptor.js';

/** The part of the error message that says why a caller's `Content-Type` is rejected. */
export const CONTENT_TYPE =
  'Content-Type must be left out, because the client sets it with the boundary between the parts';

/** An encoded request that can be sent more than once. */
export interface PreparedRequest extends EncodedCall {
  /**
   * Makes one request.
   *
   * @param headers all headers, including the credential
   */
  send: (headers: Headers, signal: AbortSignal) => Promise<Response>;
  /** The caller's headers. */
  headers: Headers | undefined;
  /** Whether the response's body must stay readable. */
  keepBody: boolean;
}

/** The arguments of a call as they are sent. */
export interface EncodedCall {
  operation: OperationDescriptor;
  /** The HTTP method to send. Differs from the operation's own method if that method is overridden. */
  method: string;
  /** With the query. */
  url: string;
  /** The encoded query, without the question mark. */
  query: string;
  body: FormData | URLSearchParams | undefined;
}

/** Arguments of a call, keyed by their names in the spec. */
export interface Arguments {
  path: Readonly<Record<string, unknown>>;
  query: unknown;
  body: unknown;
}
