import { createMock } from '@wapi/mock';
import { describe, expect, it } from 'vitest';
import { persona } from '../../../mock/test/support/caller.js';
import { createProxy } from '../../src/index.js';

describe('the proxy recipe of the README', () => {
  it('separates deviations of the API from those of the client', async () => {
    const api = createMock();
    const { url: target } = await api.listen();
    const proxy = createProxy({ target });
    const { url } = await proxy.listen();
    const { key } = await persona(api, 'wapi@test.com');
    expect((await fetch(`${url}/user`, { headers: { 'X-WAPI-Key': key ?? '' } })).status).toBe(200);
    expect((await fetch(`${url}/user`)).status).toBe(401);
    expect((await proxy.deviations()).filter(({ level }) => level === 'api')).toEqual([]);
    expect((await proxy.deviations()).map(({ level }) => level)).toEqual(['client']);
    await proxy.close();
    await api.close();
  });
});
