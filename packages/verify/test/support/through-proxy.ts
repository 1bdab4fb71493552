import { afterAll } from 'vitest';
import { createMock, type Mock, type MockOptions } from '@wapi/mock';
import { createProxy, type Proxy } from '../../src/index.js';

/** A mock that is asked through a proxy: its API over the network, its control paths directly. */
export interface MockBehindProxy {
  mock: Mock;
  proxy: Proxy;
}

/** Starts a mock on a port, and a proxy in front of it. Both are closed when the tests of the file are over. */
export async function mockBehindProxy(options: MockOptions = {}): Promise<MockBehindProxy> {
  const behind = createMock(options);
  const { url: target } = await behind.listen();
  const proxy = createProxy({ target, ...(options.platform && { platform: options.platform }) });
  const { origin } = await proxy.listen();
  afterAll(async () => {
    await proxy.close();
    await behind.close();
  });
  const viaProxy: Mock['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!url.pathname.startsWith('/wapi/')) return behind.fetch(request);
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    return fetch(origin + url.pathname + url.search, {
      method: request.method,
      headers: request.headers,
      redirect: 'manual',
      ...(body && { body }),
    });
  };
  return { mock: { ...behind, fetch: viaProxy }, proxy };
}
