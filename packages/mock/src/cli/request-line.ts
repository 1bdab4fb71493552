import { EXPLAIN_HEADER } from '../http/explain-header.js';
import type { MockRequest } from '../http/mock-request.js';
import type { MockResponse } from '../http/mock-response.js';
import { colour, colourStatus, printable } from './terminal.js';

/**
 * Describes a request in one line: method, path, status code, time and rule. Omits the query and all headers, because
 * they may contain secrets.
 *
 * @param took milliseconds
 */
export function formatRequest(
  { method, path, namespace }: Pick<MockRequest, 'method' | 'path' | 'namespace'>,
  { status, headers, fault }: Pick<MockResponse, 'status' | 'headers' | 'fault'>,
  took: number,
): string {
  const details = [
    `${Math.round(took)} ms`,
    ...(namespace === '' ? [] : [`namespace ${namespace}`]),
    ...(fault?.drop === true ? ['connection closed by a fault'] : []),
    ...(fault?.reset === true ? ['connection reset by a fault'] : []),
    ...(headers[EXPLAIN_HEADER] === undefined ? [] : [headers[EXPLAIN_HEADER]]),
  ];
  return `${printable(`${method} ${path}`)} ${colourStatus(status)} ${colour('dim', printable(details.join(', ')))}`;
}
