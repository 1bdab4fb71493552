import type { OperationId } from '@wapi/types';
import { parseBody, Upload } from '@wapi/validation';
import type { MockResponse } from '../http/mock-response.js';
import type { MockRequest } from '../http/mock-request.js';
import { EXPLAIN_HEADER } from '../http/explain-header.js';

/** A request that a mock answered. */
export interface LoggedRequest {
  method: string;
  /** Percent-encoded, with the base path. */
  path: string;
  query: URLSearchParams;
  /** A header by its name in lower case. Credentials are there as they were sent. */
  header: (name: string) => string | undefined;
  /** The fields of its form, as the API reads them; empty for a body of more than 64 KiB. A file is its name and its size in bytes. */
  fields: Readonly<Record<string, unknown>>;
  /** The operation that was called; undefined where none was. */
  operation: OperationId | undefined;
  namespace: string;
  /** The status of the answer. */
  status: number;
  /** Which rule answered, as in `X-Wapi-Mock-Explain`. */
  why: string;
}

/** Remembers the latest requests. */
export interface RequestLog {
  readonly requests: readonly LoggedRequest[];
  note(request: MockRequest, response: MockResponse): void;
  /** @param namespace whose requests to forget; default: all */
  forget(namespace?: string): void;
}

const MAX_REQUESTS = 1000;
const MAX_BODY_BYTES = 65_536;
const NO_BODY = new Uint8Array();

/** Creates a spy. */
export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    get requests() {
      return requests;
    },
    note({ method, path, query, header, namespace, body }, { status, headers, operation }) {
      // A part of a larger buffer would keep all of it in memory.
      const kept = body.byteLength > MAX_BODY_BYTES ? NO_BODY : Uint8Array.from(body);
      requests.push({
        method,
        path,
        query: new URLSearchParams(query),
        header,
        get fields() {
          const { fields } = parseBody({ header, body: kept });
          return Object.fromEntries(
            Object.entries(fields).map(([name, value]) => [
              name,
              value instanceof Upload ? { filename: value.filename, size: value.content.byteLength } : value,
            ]),
          );
        },
        operation: operation as OperationId | undefined,
        namespace,
        status,
        why: headers[EXPLAIN_HEADER] ?? '',
      });
      if (requests.length > MAX_REQUESTS) requests = requests.slice(-MAX_REQUESTS);
    },
    forget(namespace) {
      requests = namespace === undefined ? [] : requests.filter((request) => request.namespace !== namespace);
    },
  };
}
