import type { Router } from '@wapi/validation';
import { allowOrigin } from '../http/cross-origin.js';
import { EXPLAIN_HEADER } from '../http/explain-header.js';
import type { MockRequest } from '../http/mock-request.js';
import { json, type MockResponse } from '../http/mock-response.js';
import { BASE_PATH, CONTROL_PATH, isApiPath } from '../http/paths.js';
import type { RecordedExchange } from './read-har.js';

/** Responds from a recording. */
export interface Replay {
  handle(request: MockRequest): MockResponse;
  /** The number of recorded requests to the API. */
  readonly size: number;
  /** The number of recorded requests that do not belong to the API. The replay omits them. */
  readonly leftOut: number;
  /**
   * The number of requests for which no recorded response was left. The key is the operation, or the method and path if
   * no operation matches.
   */
  readonly unanswered: ReadonlyMap<string, number>;
}

/** The paths at which tools check whether the mock is ready. A recording has no responses to them. */
const READY_PATHS: ReadonlySet<string> = new Set([BASE_PATH, `${BASE_PATH}/`, `${CONTROL_PATH}/health`]);

/** Whether a request is a tool's readiness check rather than a call to the API. */
export function isReadinessCheck({ method, path }: Pick<MockRequest, 'method' | 'path'>): boolean {
  return (method === 'GET' || method === 'HEAD') && READY_PATHS.has(path);
}

/**
 * Headers that a replay omits: those that belong to the recorded connection, and the content encoding, because the
 * recording contains decoded bodies.
 */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'strict-transport-security',
  'transfer-encoding',
]);

/**
 * Creates a replay. Each recorded response is used once. A request gets the first unused response to the same path and
 * query, or otherwise the first unused response for the same operation. The replay ignores bodies and credentials.
 */
export function createReplay(recorded: readonly RecordedExchange[], route: Router): Replay {
  const calls = recorded.filter(({ url }) => isApiPath(url.pathname));
  const byKey = new Map<string, RecordedExchange[]>();
  for (const call of calls) {
    const key = keyOf(route, call.method, call.url.pathname);
    byKey.set(key, [...(byKey.get(key) ?? []), call]);
  }
  const totals = new Map([...byKey].map(([key, { length }]) => [key, length]));
  const unanswered = new Map<string, number>();

  function handle(request: MockRequest): MockResponse {
    if (isReadinessCheck(request)) return json(200, { message: 'OK' }, { [EXPLAIN_HEADER]: 'the replay is ready' });
    const { method, path, query, header } = request;
    const key = keyOf(route, method, path);
    const unused = byKey.get(key) ?? [];
    const target = query === '' ? path : `${path}?${query}`;
    const same = unused.findIndex(({ url }) => url.pathname + url.search === target);
    const [found] = unused.splice(Math.max(same, 0), 1);
    const response = found === undefined ? missing(key) : toResponse(found, key, same >= 0);
    return allowOrigin(response, header('origin'));
  }

  function missing(key: string): MockResponse {
    unanswered.set(key, (unanswered.get(key) ?? 0) + 1);
    const total = totals.get(key) ?? 0;
    const message =
      total === 0
        ? `The recording has no response to ${key}.`
        : `The recording has no further response to ${key}: all recorded responses (${total}) were used.`;
    return json(501, { message }, { [EXPLAIN_HEADER]: message });
  }

  return { handle, size: calls.length, leftOut: recorded.length - calls.length, unanswered };
}

function keyOf(route: Router, method: string, path: string): string {
  const isCall = isApiPath(path);
  const { operation } = isCall ? route(method, path.slice(BASE_PATH.length)) : {};
  return operation?.id ?? `${method} ${path}`;
}

function toResponse({ status, headers, body }: RecordedExchange, key: string, isSame: boolean): MockResponse {
  const kept = headers.filter(
    ([name]) => !CONNECTION_HEADERS.has(name) && !name.startsWith('access-control-') && !name.startsWith(':'),
  );
  const reason = isSame ? 'the next response to this path' : 'the next response of the operation, to a different path';
  return { status, headers: { ...Object.fromEntries(kept), [EXPLAIN_HEADER]: `${key} replayed: ${reason}` }, body };
}
