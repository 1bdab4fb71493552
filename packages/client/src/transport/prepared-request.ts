import { encodeBody } from '../encoding/body.js';
import { fillPath } from '../encoding/path.js';
import { encodeQuery } from '../encoding/query.js';
import type { ResolvedTimeouts } from '../operation/call-options.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import type { Client } from './client.js';

/** The part of the error message that says why a caller's `Content-Type` is rejected. */
export const CONTENT_TYPE =
  'Content-Type must be left out, because the client sets it with the boundary between the parts';

/** An encoded request that can be sent more than once. */
export interface PreparedRequest extends EncodedCall {
  signal: AbortSignal | null | undefined;
  timeouts: ResolvedTimeouts;
  retries: number;
  /** The longest wait for a permit, in milliseconds. */
  maxWait: number;
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

/**
 * Encodes the arguments of a call. Reads streams to their end, so that the request can be repeated.
 *
 * @param signal stops the reading of streams
 * @throws WapiConfigError if an argument cannot be sent as the operation describes it
 */
export async function encodeCall(
  { baseUrl, methodOverride }: Client,
  operation: OperationDescriptor,
  { path, query, body }: Arguments,
  signal?: AbortSignal,
): Promise<EncodedCall> {
  const override = methodOverride ? operation.override : undefined;
  const search = encodeQuery(query);
  const url = baseUrl + fillPath(operation, path) + (search && `?${search}`);
  return {
    operation,
    method: override?.method ?? operation.method,
    url,
    query: search,
    body: await encodeBody(operation, body, override?.field, signal),
  };
}
