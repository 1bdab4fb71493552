import { afterAll } from 'vitest';
import { createMock, type Mock, type MockOptions } from '@wapi/mock';
import { createProxy, type Proxy } from '../../src/index.js';

/** A mock that is called through a proxy. Only its control paths are called directly. */
export interface MockBehindProxy {
  mock: Mock;
  proxy: Proxy;
}

/** Starts a mock and a proxy in front of it. Both are closed after the tests in the file. */
export async function mockBehindProxy(options: MockOptions = {}): Promise<MockBehindProxy> {
  const directMock = createMock(options);
  const { url: target } = await directMock.listen();
  const proxy = createProxy({ target, ...(options.platform && { platform: options.platform }) });
  const { origin } = await proxy.listen();
  afterAll(async () => {
    await proxy.close();
    await directMock.close();
  });
  const viaProxy: Mock['fetch'] = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!url.pathname.startsWith('/wapi/')) return directMock.fetch(request);
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    return fetch(origin + url.pathname + url.search, {
      method: request.method,
      headers: request.headers,
      redirect: 'manual',
      ...(body && { body }),
    });
  };
  return { mock: { ...directMock, fetch: viaProxy }, proxy };
}
