import { contract } from '@wapi/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { persona } from '../support/caller.js';
import type { MalformedRequest } from '../support/malformed-bodies.js';
import { malformedRequests } from '../support/malformed-requests.js';
import { exchange, type RawResponse } from '../support/raw-http.js';

/** Status codes that HTTP defines and the API does not document. */
const HTTP_STATUS_CODES = [400, 404, 408, 413, 417, 431];
const documented = new Set(contract.operations.flatMap(({ responses }) => responses.map(({ status }) => status)));

/** Describes the problem with a response: a 5xx, an undocumented status code, or an error without a message. */
function findProblem({ status, headers, body }: RawResponse, isHead: boolean): string | undefined {
  const isJson = headers.get('content-type') === 'application/json';
  const known = isJson
    ? documented.has(status) || HTTP_STATUS_CODES.includes(status)
    : [200, 204, 303, 400, 404, 405].includes(status);
  if (status >= 500 || !known) return `${status} ${headers.get('x-wapi-mock-explain')} ${body.slice(0, 200)}`;
  const silent =
    isJson && status >= 400 && !isHead && typeof (JSON.parse(body) as { message: unknown }).message !== 'string';
  return silent ? `${status} without a message` : undefined;
}

/**
 * Returns the minimum number of responses to a malformed request. Returns 0 for CONNECT, which gets no response, and
 * for a bare CR, which does not end a line.
 */
function minimumResponses(name: string): number {
  if (name.includes('100 requests')) return 100;
  return /CONNECT|bare CR/.test(name) ? 0 : 1;
}

describe('a listening mock', () => {
  const mock = createMock({ rateLimit: false });
  let port = 0;
  let key = '';
  let requests: MalformedRequest[] = [];
  beforeAll(async () => {
    ({ port } = await mock.listen());
    key = (await persona(mock, 'wapi@test.com')).key ?? '';
    requests = malformedRequests(key);
  });
  afterAll(() => mock.close());

  const names = malformedRequests('').map(([name]) => name);

  it('is tested with at least 200 different requests', () => {
    expect(new Set(names).size).toBeGreaterThanOrEqual(200);
  });

  it.each(names.map((name, index) => [name, index] as const))('survives %s', async (name, index) => {
    const [, ...pieces] = requests[index] ?? [''];
    const responses = await exchange(port, ...pieces);
    expect(responses.length).toBeGreaterThanOrEqual(minimumResponses(name));
    expect(responses.map((response) => findProblem(response, name.includes('HEAD'))).filter(Boolean)).toEqual([]);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    // The mock must respond to the next request.
    const alive = await mock.fetch('http://mock/wapi/user', { headers: { 'x-wapi-key': key } });
    expect(alive.status).toBe(200);
  });
});
