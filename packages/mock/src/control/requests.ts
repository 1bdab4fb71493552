import type { Contract } from '@wapi/types';
import { json, type MockResponse } from '../http/mock-response.js';
import type { MockRequest } from '../http/mock-request.js';
import type { Pauses } from '../http/pauses.js';
import { maskCredentials } from '../recording/mask-credentials.js';
import type { LoggedRequest, RequestLog } from '../recording/request-log.js';
import { ControlError } from './read-json.js';

export interface RequestsControlDeps {
  contract: Contract;
  /** The request log; undefined if requests are not logged. */
  requestLog: RequestLog | undefined;
  pauses: Pauses;
}

const FILTERS = ['operation', 'method', 'path', 'status'] as const;
const PARAMETERS: readonly string[] = [...FILTERS, 'count', 'timeout'];
/** The default and maximum number of seconds that a request to `/requests` waits. */
const DEFAULT_TIMEOUT = 5;
const MAX_TIMEOUT = 60;
const POLL_MS = 10;

interface RequestQuery {
  filter: Partial<Record<(typeof FILTERS)[number], string>>;
  /** The number of requests to wait for. */
  count: number;
  /** The longest wait, in milliseconds. */
  timeout: number;
}

/**
 * Handles `GET /requests` and `DELETE /requests`.
 *
 * @param path relative to the control path
 * @returns undefined for other paths and methods
 */
export async function respondToRequestsControl(
  request: MockRequest,
  path: string,
  { contract, requestLog, pauses }: RequestsControlDeps,
): Promise<MockResponse | undefined> {
  if (path !== '/requests') return undefined;
  if (requestLog === undefined) return json(409, { message: 'This mock does not log requests.' });
  if (request.method === 'DELETE') {
    requestLog.forget(request.namespace);
    return json(200, { message: 'Requests deleted.' });
  }
  if (request.method !== 'GET') return undefined;
  try {
    const { filter, count, timeout } = readQuery(request.query, contract);
    const find = (): LoggedRequest[] =>
      requestLog.requests.filter((logged) => logged.namespace === request.namespace && meets(logged, filter));
    const pause = pauses.begin(request.client);
    const giveUpAt = performance.now() + timeout;
    while (find().length < count && performance.now() < giveUpAt) await pause(POLL_MS);
    const requests = find().map(show);
    if (requests.length >= count) return masked(json(200, { requests }));
    const message = `Received ${requests.length} of ${count} requests within ${timeout / 1000} seconds.`;
    return masked(json(408, { message, requests }));
  } catch (error) {
    if (error instanceof ControlError) return json(400, { message: error.message });
    throw error;
  }
}

/** Masks keys and tokens, because test runners print the requests in public logs. */
function masked(response: MockResponse): MockResponse {
  return { ...response, body: maskCredentials(String(response.body)) };
}

/** @throws {ControlError} if a parameter is unknown or invalid */
function readQuery(query: string, { operations }: Contract): RequestQuery {
  const given = Object.fromEntries(new URLSearchParams(query));
  const unknown = Object.keys(given).find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined)
    throw new ControlError(`requests: unknown parameter "${unknown}". Known parameters: ${PARAMETERS.join(', ')}.`);
  const { count = '0', timeout = String(DEFAULT_TIMEOUT), ...filter } = given;
  if (filter['operation'] !== undefined && !operations.some(({ id }) => id === filter['operation']))
    throw new ControlError(
      `requests: unknown operation "${filter['operation']}". Known operations: ` +
        `${operations.map(({ id }) => id).join(', ')}.`,
    );
  if (!/^\d{1,4}$/.test(count))
    throw new ControlError(`requests: "count" must be an integer from 0 to 9999, received "${count}".`);
  if (!/^\d+(?:\.\d+)?$/.test(timeout) || Number(timeout) > MAX_TIMEOUT)
    throw new ControlError(`requests: "timeout" must be seconds from 0 to ${MAX_TIMEOUT}, received "${timeout}".`);
  return { filter, count: Number(count), timeout: Number(timeout) * 1000 };
}

function meets(logged: LoggedRequest, filter: RequestQuery['filter']): boolean {
  return FILTERS.every((name) => filter[name] === undefined || String(logged[name]) === filter[name]);
}

function show({ method, path, query, headers, fields, operation, namespace, status, why }: LoggedRequest): object {
  const repeated = new Map<string, string[]>();
  for (const [name, value] of query) repeated.set(name, [...(repeated.get(name) ?? []), value]);
  return {
    method,
    path,
    query: Object.fromEntries([...repeated].map(([name, values]) => [name, values.length > 1 ? values : values[0]])),
    headers: Object.fromEntries(headers().map(([name, value]) => [name.toLowerCase(), value])),
    fields,
    operation: operation ?? null,
    namespace,
    status,
    why,
  };
}
