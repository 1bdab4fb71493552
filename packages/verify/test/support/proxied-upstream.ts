import { afterAll, beforeEach } from 'vitest';
import { createProxy, type Proxy } from '../../src/index.js';
import { type RawUpstream, split, startUpstream } from './raw-upstream.js';

/** A proxy in front of an API made of bytes, for all tests of a file. */
export interface ProxiedUpstream {
  upstream: RawUpstream;
  proxy: Proxy;
  /** The proxy's. */
  port: number;
  /** Others to be closed with it at the end. */
  proxies: Proxy[];
  /** The latest request that the API received. */
  lastReceived(): ReturnType<typeof split>;
}

/** Starts both before a file's tests. The API forgets between two of them what it was told to do. */
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
