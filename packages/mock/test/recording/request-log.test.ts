import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMock } from '../../src/index.js';
import { BASE_URL, persona, send } from '../support/caller.js';
import { image } from '../support/images.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('the request log', () => {
  const mock = createMock({ rateLimit: false });
  beforeEach(() => mock.reset());

  it('contains each request with its input and the rule that handled it', async () => {
    const key = (await persona(mock, 'wapi@test.com')).key ?? '';
    await mock.reset();
    const form = { _method: 'PATCH', picture: image('png', { size: 100 }) };
    await send(mock, 'POST', '/user/picture?a=b', {
      headers: { 'x-wapi-key': key, 'x-wapi-mock-namespace': 'one' },
      form,
    });
    await send(mock, 'PUT', '/user');
    const [first, second] = mock.requests;
    expect(mock.requests).toHaveLength(2);
    expect(first).toMatchObject({
      method: 'POST',
      path: '/wapi/user/picture',
      operation: 'updatePicture',
      namespace: 'one',
      status: 200,
      fields: { _method: 'PATCH', picture: { filename: 'photo.png', size: 100 } },
      why: 'updatePicture 200 ok: the account had a picture',
    });
    expect([first?.query.get('a'), first?.header('x-wapi-key')]).toEqual(['b', key]);
    expect(second).toMatchObject({ method: 'PUT', operation: undefined, status: 405, fields: {} });
    // The JSON of an entry must include the fields.
    expect(JSON.parse(JSON.stringify(first))).toMatchObject({ path: first?.path, fields: first?.fields });
  });

  it('contains requests on a port', async () => {
    const { url } = await mock.listen();
    await fetch(`${url}/user`, { headers: { 'x-test': 'spied' } });
    await mock.close();
    expect(mock.requests.map(({ operation, status, header }) => [operation, status, header('x-test')])).toEqual([
      ['getUserProfile', 401, 'spied'],
    ]);
  });

  it('contains the headers of each request, even if only some differ from those of the request before', async () => {
    const { url } = await mock.listen();
    const sent = [{ 'x-a': '1', 'x-b': '1' }, { 'x-a': '1', 'x-b': '2' }, { 'x-b': '1' }, { 'X-A': '1', 'x-b': '1' }];
    for (const headers of sent) await (await fetch(`${url}/user`, { headers })).arrayBuffer();
    await mock.close();
    const logged = mock.requests.map(({ headers }) => headers().filter(([name]) => /^x-/i.test(name)));
    expect(logged.map(Object.fromEntries)).toEqual(sent);
  });

  it('contains at most a thousand requests, and no large bodies', async () => {
    for (let sent = 0; sent < 1001; sent += 1) await mock.fetch(`${BASE_URL}/${sent}`);
    expect(mock.requests).toHaveLength(1000);
    expect(mock.requests[0]?.path).toBe('/wapi/1');
    await mock.fetch(`${BASE_URL}/auth/tokens`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'x'.repeat(70_000) }),
    });
    expect(mock.requests.at(-1)?.fields).toEqual({});
  });

  it('does not hold large bodies in memory', async () => {
    const { url } = await mock.listen();
    const measureBuffers = (): number => (collectGarbage(), process.memoryUsage().arrayBuffers);
    const upload = async (): Promise<unknown> =>
      (await fetch(`${url}/user`, { method: 'PATCH', body: Buffer.alloc(1_000_000) })).arrayBuffer();
    await upload();
    const before = measureBuffers();
    for (let sent = 0; sent < 10; sent += 1) await upload();
    await mock.close();
    // The sender may release its last bodies a little later.
    await expect.poll(() => measureBuffers() - before).toBeLessThan(5_000_000);
    expect(mock.requests).toHaveLength(11);
  });

  it('is empty if the option requestLog is false', async () => {
    const silent = createMock({ requestLog: false });
    await silent.fetch(`${BASE_URL}/user`);
    expect(silent.requests).toEqual([]);
  });
});
