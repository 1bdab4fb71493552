import type { OperationId } from '@wapi/types';
import { parseBody, Upload } from '@wapi/validation';
import type { MockResponse } from '../http/mock-response.js';
import type { MockRequest } from '../http/mock-request.js';
import { EXPLAIN_HEADER } from '../http/explain-header.js';

/** A request that a mock has handled. */
export interface LoggedRequest {
  method: string;
  /** The percent-encoded path, including the base path. */
  path: string;
  query: URLSearchParams;
  /** Returns a header by its lower-case name. Credentials are not redacted. */
  header: (name: string) => string | undefined;
  /** Returns all headers unchanged. Credentials are not redacted. */
  headers: () => readonly (readonly [string, string])[];
  /**
   * The form's fields, parsed as the API parses them; empty if the body exceeds 64 KiB. A file is represented as `{
   * filename, size }`, with the size in bytes.
   */
  fields: Readonly<Record<string, unknown>>;
  /** The operation that was called; undefined if the request reached no operation. */
  operation: OperationId | undefined;
  namespace: string;
  /** The status code of the response. */
  status: number;
  /** The rule that decided the response, as in `X-Wapi-Mock-Explain`. */
  why: string;
}

/** Logs the last requests. */
export interface RequestLog {
  readonly requests: readonly LoggedRequest[];
  note(request: MockRequest, response: MockResponse): void;
  /** @param namespace the namespace whose requests to delete; if omitted, deletes the requests of all namespaces */
  forget(namespace?: string): void;
}

const MAX_REQUESTS = 1000;
const MAX_BODY_BYTES = 65_536;
const NO_BODY = new Uint8Array();

/** Parses the query and the form on demand, because most requests are logged and never looked at. */
function logRequest(request: MockRequest, response: MockResponse): LoggedRequest {
  const { method, path, query, header, headers, namespace } = request;
  // The getters must not refer to `request`, because it holds the socket's buffers.
  const body = copySmallBody(request.body);
  return {
    method,
    path,
    get query() {
      return new URLSearchParams(query);
    },
    header,
    headers,
    get fields() {
      const { fields } = parseBody({ header, body });
      return Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          value instanceof Upload ? { filename: value.filename, size: value.content.byteLength } : value,
        ]),
      );
    },
    operation: response.operation as OperationId | undefined,
    namespace,
    status: response.status,
    why: response.headers[EXPLAIN_HEADER] ?? '',
  };
}

/**
 * Copies a body, because a view would hold the whole underlying buffer in memory. Returns an empty body for one that
 * exceeds 64 KiB.
 */
function copySmallBody(body: Uint8Array): Uint8Array {
  return body.byteLength === 0 || body.byteLength > MAX_BODY_BYTES ? NO_BODY : new Uint8Array(body);
}

export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    get requests() {
      return requests;
    },
    note(request, response) {
      requests.push(logRequest(request, response));
      if (requests.length > MAX_REQUESTS) requests.shift();
    },
    forget(namespace) {
      requests = namespace === undefined ? [] : requests.filter((request) => request.namespace !== namespace);
    },
  };
}
