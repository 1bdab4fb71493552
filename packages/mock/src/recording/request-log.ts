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

/**
 * A logged request. Parses the query and the form on demand, because most requests are logged and never looked at. Does
 * not refer to the request itself, because it holds the socket's buffers.
 */
class Entry implements LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly operation: OperationId | undefined;
  readonly namespace: string;
  readonly status: number;
  readonly why: string;
  readonly header: LoggedRequest['header'];
  readonly headers: LoggedRequest['headers'];
  readonly #query: string;
  /** The body in Latin-1, which takes less memory than an array. Empty for a body that exceeds 64 KiB. */
  readonly #body: string;

  constructor({ method, path, query, header, headers, namespace, body }: MockRequest, response: MockResponse) {
    this.method = method;
    this.path = path;
    this.operation = response.operation as OperationId | undefined;
    this.namespace = namespace;
    this.status = response.status;
    this.why = response.headers[EXPLAIN_HEADER] ?? '';
    this.header = header;
    this.headers = headers;
    this.#query = query;
    this.#body = body.byteLength > MAX_BODY_BYTES ? '' : readLatin1(body);
  }

  get query(): URLSearchParams {
    return new URLSearchParams(this.#query);
  }

  get fields(): LoggedRequest['fields'] {
    const { fields } = parseBody({ header: this.header, body: Buffer.from(this.#body, 'latin1') });
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        value instanceof Upload ? { filename: value.filename, size: value.content.byteLength } : value,
      ]),
    );
  }
}

function readLatin1({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return byteLength === 0 ? '' : Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    get requests() {
      return requests;
    },
    note(request, response) {
      requests.push(new Entry(request, response));
      if (requests.length > MAX_REQUESTS) requests.shift();
    },
    forget(namespace) {
      requests = namespace === undefined ? [] : requests.filter((request) => request.namespace !== namespace);
    },
  };
}
