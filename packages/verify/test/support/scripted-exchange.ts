import { contract, type OperationId } from '@wapi/types';
import { createRouter } from '@wapi/validation';
import { createProxy, type Deviation } from '../../src/index.js';
import { rawResponse, startUpstream } from './raw-upstream.js';

export const KEY = `wapi_test_${'a'.repeat(18)}_${'b'.repeat(64)}`;
/** The headers of a response to `GET /user`. */
export const LIMITS = limitsOf('GET', '/user');
/** One server for all test files in a process, so no test file closes it. */
export const upstream = await startUpstream();

export interface Exchange {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | URLSearchParams | FormData;
  status?: number;
  /** The body of the response: text or bytes, or a value to send as JSON. */
  response?: unknown;
  responseHeaders?: readonly string[];
  bytes?: Buffer;
}

/** The headers of a documented response. For an unknown path, the limit is 1, because no operation defines it. */
function limitsOf(method: string, path: string): string[] {
  const found = createRouter(contract.operations)(method, path.split('?', 1)[0] ?? '');
  const limit = (found.operation ?? found.siblings[0])?.rateLimit.requests ?? 1;
  return ['Content-Type: application/json', `X-RateLimit-Limit: ${limit}`, 'X-RateLimit-Remaining: 0'];
}

/** Sends exchanges through a new proxy and returns the deviations. */
export async function deviationsOf(...exchanges: readonly Exchange[]): Promise<readonly Deviation[]> {
  const proxy = createProxy({ target: upstream.url, maxCheckedBytes: 10_000 });
  const { url } = await proxy.listen();
  for (const {
    method = 'GET',
    path,
    headers = { 'X-WAPI-Key': KEY },
    body,
    status = 200,
    response,
    responseHeaders = limitsOf(method, path),
    bytes,
  } of exchanges) {
    const text =
      bytes ??
      rawResponse(
        typeof response === 'string' || response instanceof Buffer ? response : JSON.stringify(response),
        responseHeaders,
        `HTTP/1.1 ${status} X`,
      );
    upstream.behave({ respond: (socket) => socket.write(text) });
    const received = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
    await received.arrayBuffer().catch(() => undefined);
  }
  const found = await proxy.deviations();
  await proxy.close();
  return found;
}

/** Returns each deviation as one line. */
export async function linesOf(...exchanges: readonly Exchange[]): Promise<string[]> {
  return (await deviationsOf(...exchanges)).map(({ level, endpoint, status, direction, place, keyword }) =>
    [level, endpoint, status, direction, place, keyword].join(' '),
  );
}

export function example(id: OperationId, status: number, name?: string): Record<string, unknown> {
  const examples =
    contract.operations
      .find((operation) => operation.id === id)
      ?.responses.find((response) => response.status === status)?.examples ?? [];
  return structuredClone((examples.find((candidate) => candidate.name === name) ?? examples[0])?.value) as Record<
    string,
    unknown
  >;
}

/** A documented response with changed data. */
export function changed(id: OperationId, change: (data: Record<string, unknown>) => void): Record<string, unknown> {
  const body = example(id, 200);
  change(body['data'] as Record<string, unknown>);
  return body;
}

export const profile: Exchange = { path: '/user', response: example('getUserProfile', 200) };
export const phone: Exchange = {
  method: 'PATCH',
  path: '/user/phone',
  body: new URLSearchParams({ phone: '+18687778899' }),
  response: { message: 'OK' },
};
export const history: Exchange = {
  path: '/transactions?environment=sandbox',
  response: example('getTransactionHistory', 200),
};

export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

export function card(): Record<string, unknown> {
  return (example('listTrustedCards', 200)['data'] as Record<string, unknown>[])[0] ?? {};
}

export function withItem(change: Record<string, unknown>): Record<string, unknown>[] {
  const items = example('getTransactionHistory', 200)['data'] as Record<string, unknown>[];
  // An attempted payment, whose status is an open enum.
  return items
    .filter((item) => 'card' in item)
    .slice(0, 1)
    .map((item) => ({ ...item, ...change }));
}
