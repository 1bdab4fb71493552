import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '@wapi/mock';
import { createProxy } from '../../src/index.js';
import { persona } from '../../../mock/test/support/caller.js';
import type { MalformedRequest } from '../../../mock/test/support/malformed-bodies.js';
import { malformedRequests } from '../../../mock/test/support/malformed-requests.js';
import { exchange } from '../../../mock/test/support/raw-http.js';

/** Requests whose raw path is not below /wapi. The proxy does not forward them. */
const ELSEWHERE = /control path|__wapi|\/\/wapi\/user|\\user|^GET \/$|^target: (\/\/\/|\*|http:\/\/\[::1)$/;

describe('a proxy in front of a mock', () => {
  const mock = createMock({ rateLimit: false });
  let direct = 0;
  let proxied = 0;
  let proxy: ReturnType<typeof createProxy>;
  let requests: MalformedRequest[] = [];
  let key = '';
  beforeAll(async () => {
    const { url, port } = await mock.listen();
    direct = port;
    proxy = createProxy({ target: url });
    proxied = (await proxy.listen()).port;
    key = (await persona(mock, 'wapi@test.com')).key ?? '';
    requests = malformedRequests(key);
  });
  afterAll(async () => {
    await proxy.close();
    await mock.close();
  });

  it.each(malformedRequests('').map(([name], index) => [name, index] as const))(
    'survives %s, and returns what the mock returns',
    async (name, index) => {
      const [, ...pieces] = requests[index] ?? [''];
      await mock.reset();
      const expected = (await exchange(direct, ...pieces)).map(({ status }) => status);
      await mock.reset();
      const returned = (await exchange(proxied, ...pieces)).map(({ status }) => status);
      expect(returned).toEqual(ELSEWHERE.test(name) ? expected.map(() => 404) : expected);
    },
  );

  it('reports only deviations below the API, and still responds', async () => {
    const ofApi = (await proxy.deviations()).filter(({ level }) => level === 'api');
    expect(ofApi.map(({ endpoint, status, place }) => `${endpoint} ${status} ${place}`).toSorted()).toEqual([
      // The mock responds at the URL that it prints.
      'GET  200 path',
      'GET / 200 path',
      // The mock accepts a Prefer header without a credential.
      'GET /user 200 header/Authorization',
      'GET /user 400 status',
      'GET /user 417 status',
    ]);
    expect((await fetch(`http://127.0.0.1:${proxied}/wapi/user`, { headers: { 'x-wapi-key': key } })).status).toBe(200);
  });
});
