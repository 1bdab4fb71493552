import { contract } from '@wapi/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { persona } from '../support/caller.js';
import type { Hostile } from '../support/malformed-bodies.js';
import { hostileRequests } from '../support/malformed-requests.js';
import { exchange, type RawResponse } from '../support/raw-http.js';

/** What HTTP itself, and not the API, is answered with. */
const OF_HTTP = [400, 404, 408, 413, 417, 431];
const documented = new Set(contract.operations.flatMap(({ responses }) => responses.map(({ status }) => status)));

/** What is wrong with a response: a 5xx, a status that nothing documents, an error that does not say what is wrong. */
function problemOf({ status, headers, body }: RawResponse, isHead: boolean): string | undefined {
  const isJson = headers.get('content-type') === 'application/json';
  const known = isJson
    ? documented.has(status) || OF_HTTP.includes(status)
    : [200, 204, 303, 400, 404, 405].includes(status);
  if (status >= 500 || !known) return `${status} ${headers.get('x-wapi-mock-explain')} ${body.slice(0, 200)}`;
  const silent =
    isJson && status >= 400 && !isHead && typeof (JSON.parse(body) as { message: unknown }).message !== 'string';
  return silent ? `${status} without a message` : undefined;
}

/** How many responses a hostile request gets at least. To CONNECT nobody answers, and a bare CR is no line that ends. */
function leastResponses(name: string): number {
  if (name.includes('100 requests')) return 100;
  return /CONNECT|bare CR/.test(name) ? 0 : 1;
}

describe('a mock on a port', () => {
  const mock = createMock({ rateLimit: false });
  let port = 0;
  let key = '';
  let requests: Hostile[] = [];
  beforeAll(async () => {
    ({ port } = await mock.listen());
    key = (await persona(mock, 'wapi@test.com')).key ?? '';
    requests = hostileRequests(key);
  });
  afterAll(() => mock.close());

  const names = hostileRequests('').map(([name]) => name);

  it('is tried with at least 200 different requests', () => {
    expect(new Set(names).size).toBeGreaterThanOrEqual(200);
  });

  it.each(names.map((name, index) => [name, index] as const))('survives %s', async (name, index) => {
    const [, ...pieces] = requests[index] ?? [''];
    const responses = await exchange(port, ...pieces);
    expect(responses.length).toBeGreaterThanOrEqual(leastResponses(name));
    expect(responses.map((response) => problemOf(response, name.includes('HEAD'))).filter(Boolean)).toEqual([]);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    // The next one is served as ever.
    const alive = await mock.fetch('http://mock/wapi/user', { headers: { 'x-wapi-key': key } });
    expect(alive.status).toBe(200);
  });
});
