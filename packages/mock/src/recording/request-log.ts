import type { OperationId } from '@wapi/types';
import { headerFinder, parseBody, Upload } from '@wapi/validation';
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
 * The parts of a request that the log stores. Does not refer to the request itself, because it holds the socket's
 * buffers.
 */
interface StoredRequest extends Pick<
  LoggedRequest,
  'method' | 'path' | 'headers' | 'operation' | 'namespace' | 'status' | 'why'
> {
  query: string;
  /** The body as Latin-1, which takes less memory than an array; empty if it is too long. */
  text: string;
  /** The request as callers see it. Created on demand, because most requests are logged and never looked at. */
  shown?: LoggedRequest;
}

/** The getters are properties of the object, so that a copy and its JSON include the query and the fields. */
function show({ query, text, ...stored }: Omit<StoredRequest, 'shown'>): LoggedRequest {
  const header = headerFinder(stored.headers().flat());
  return {
    ...stored,
    header,
    get query() {
      return new URLSearchParams(query);
    },
    get fields() {
      return parseFields(header, text);
    },
  };
}

function parseFields(header: LoggedRequest['header'], text: string): LoggedRequest['fields'] {
  const { fields } = parseBody({ header, body: Buffer.from(text, 'latin1') });
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Upload ? { filename: value.filename, size: value.content.byteLength } : value,
    ]),
  );
}

function readLatin1({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return byteLength === 0 ? '' : Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

export function createRequestLog(): RequestLog {
  let stored: StoredRequest[] = [];
  return {
    get requests() {
      return stored.map((request) => (request.shown ??= show(request)));
    },
    note({ method, path, query, headers, namespace, body }, { operation, status, headers: sent }) {
      stored.push({
        method,
        path,
        query,
        headers,
        namespace,
        text: body.byteLength > MAX_BODY_BYTES ? '' : readLatin1(body),
        operation: operation as OperationId | undefined,
        status,
        why: sent[EXPLAIN_HEADER] ?? '',
      });
      if (stored.length > MAX_REQUESTS) stored.shift();
    },
    forget(namespace) {
      stored = namespace === undefined ? [] : stored.filter((request) => request.namespace !== namespace);
    },
  };
}
