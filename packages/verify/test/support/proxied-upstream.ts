import { afterAll, beforeEach } from 'vitest';
import { createProxy, type Proxy } from '../../src/index.js';
import { type RawUpstream, split, startUpstream } from './raw-upstream.js';

/** A proxy in front of a raw API, shared by all tests in a file. */
export interface ProxiedUpstream {
  upstream: RawUpstream;
  proxy: Proxy;
  /** The port of the proxy. */
  port: number;
  /** Proxies to close after the tests. */
  proxies: Proxy[];
  /** The latest request that the API received. */
  lastReceived(): ReturnType<typeof split>;
}

/** Starts the API and the proxy. Each test starts with the API's default behaviour. */
export async function startProxiedUpstream(): Promise<ProxiedUpstream> {
  const upstream = await startUpstream();
  const proxy = createProxy({ target: upstream.url, timeout: 1, maxCheckedBytes: 100_000 });
  const { port } = await proxy.listen();
  const proxies = [proxy];
  afterAll(async () => {
    await Promise.all(proxies.map((each) => each.close()));
    await upstream.close();
  });
  beforeEach(() => upstream.behave({}));
  return { upstream, proxy, port, proxies, lastReceived: () => split(upstream.received.at(-1) ?? Buffer.alloc(0)) };
}
