import { pairsOf } from '@wapi/validation';
import type { MockRequest } from './mock-request.js';

let lastHeaders: readonly string[] = [];

/**
 * Creates the function that lists the headers of a request. The request log stores it, so it refers to nothing else of
 * the request.
 *
 * Replaces strings by equal strings of the last request, because a client repeats most headers. Without that, the log
 * holds 1000 copies of each header, and the garbage collector moves every one of them.
 *
 * @param raw Node's raw headers, whose strings are replaced
 */
export function listHeaders(raw: string[]): MockRequest['headers'] {
  for (let index = 0; index < raw.length; index += 1) {
    const last = lastHeaders[index];
    if (last !== undefined && last === raw[index]) raw[index] = last;
  }
  lastHeaders = raw;
  return () => pairsOf(raw);
}
