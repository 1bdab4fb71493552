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

export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    get requests() {
      return requests;
    },
    note({ method, path, query, header, headers: allHeaders, namespace, body }, { status, headers, operation }) {
      // Copy, because a view would hold the whole underlying buffer in memory.
      const logged = body.byteLength > MAX_BODY_BYTES ? NO_BODY : Uint8Array.from(body);
      requests.push({
        method,
        path,
        query: new URLSearchParams(query),
        header,
        headers: allHeaders,
        get fields() {
          const { fields } = parseBody({ header, body: logged });
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
