import type { OperationId } from '@wapi/types';
import { parseBody, Upload } from '@wapi/validation';
import type { MockResponse } from '../http/mock-response.js';
import type { MockRequest } from '../http/mock-request.js';
import { EXPLAIN_HEADER } from '../http/explain-header.js';

/** A request that a mock has handled. */
export interface LoggedRequest {
  method: string;
  /** Percent-encoded, with the base path. */
  path: string;
  query: URLSearchParams;
  /** Returns a header by its lower-case name. Credentials are not redacted. */
  header: (name: string) => string | undefined;
  /** Returns all headers unchanged. Credentials are not redacted. */
  headers: () => readonly (readonly [string, string])[];
  /**
   * The fields of the form, parsed as the API does; empty if the body exceeds 64 KiB. A file is `{ filename, size }`,
   * in bytes.
   */
  fields: Readonly<Record<string, unknown>>;
  /** Undefined if the request reached no operation. */
  operation: OperationId | undefined;
  namespace: string;
  /** The status code of the response. */
  status: number;
  /** The rule that decided, as in `X-Wapi-Mock-Explain`. */
  why: string;
}

/** Logs the last requests. */
export interface RequestLog {
  readonly requests: readonly LoggedRequest[];
  note(request: MockRequest, response: MockResponse): void;
  /** @param namespace the namespace whose requests to forget; all if omitted */
  forget(namespace?: string): void;
}

const MAX_REQUESTS = 1000;
const MAX_BODY_BYTES = 65_536;
const NO_BODY = new Uint8Array();

/** Reads the query and the form on demand, because most requests are logged and never looked at. */
class LazyRequest implements LoggedRequest {
  readonly #query: string;
  readonly #body: Uint8Array;
  readonly method: string;
  readonly path: string;
  readonly header: LoggedRequest['header'];
  readonly headers: LoggedRequest['headers'];
  readonly operation: OperationId | undefined;
  readonly namespace: string;
  readonly status: number;
  readonly why: string;

  constructor(request: MockRequest, response: MockResponse) {
    this.#query = request.query;
    this.#body = copySmallBody(request.body);
    this.method = request.method;
    this.path = request.path;
    this.header = request.header;
    this.headers = request.headers;
    this.operation = response.operation as OperationId | undefined;
    this.namespace = request.namespace;
    this.status = response.status;
    this.why = response.headers[EXPLAIN_HEADER] ?? '';
  }

  get query(): URLSearchParams {
    return new URLSearchParams(this.#query);
  }

  get fields(): LoggedRequest['fields'] {
    const { fields } = parseBody({ header: this.header, body: this.#body });
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        value instanceof Upload ? { filename: value.filename, size: value.content.byteLength } : value,
      ]),
    );
  }
}

/** Copies a body, because a view would hold the whole underlying buffer in memory. Leaves out a large body. */
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
      requests.push(new LazyRequest(request, response));
      if (requests.length > MAX_REQUESTS) requests.shift();
    },
    forget(namespace) {
      requests = namespace === undefined ? [] : requests.filter((request) => request.namespace !== namespace);
    },
  };
}
