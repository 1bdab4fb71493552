import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { createMock } from '@wapi/mock';
import * as undici7 from 'undici';
import * as undici6 from 'undici6';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createWapi } from '../../src/index.js';

const mock = createMock();
const tunnels: string[] = [];
let refuse = false;
let proxy: Server;
let origin: string;
beforeAll(async () => {
  ({ origin } = await mock.listen());
  proxy = createServer().listen(0, '127.0.0.1');
  proxy.on('connect', ({ url = '' }, socket: Socket) => {
    tunnels.push(url);
    if (refuse) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const [host, port] = url.split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await once(proxy, 'listening');
});
beforeEach(() => {
  refuse = false;
  tunnels.length = 0;
});
afterAll(async () => {
  proxy.close();
  await mock.close();
});

/** Follows the recipe in the README: the global fetch uses the proxy. */
async function readStatus(
  undici: Pick<typeof undici7, 'ProxyAgent' | 'getGlobalDispatcher' | 'setGlobalDispatcher'>,
): Promise<number> {
  const before = undici.getGlobalDispatcher();
  const agent = new undici.ProxyAgent(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  undici.setGlobalDispatcher(agent);
  try {
    const wapi = createWapi({ baseUrl: `${origin}/wapi`, auth: { token: 'x' }, retries: 0 });
    return (await wapi.user.getProfile()).status;
  } finally {
    undici.setGlobalDispatcher(before);
    await agent.close();
  }
}

test.each([
  ['undici 7', undici7],
  ['undici 6', undici6 as unknown as typeof undici7],
])('the global dispatcher of %s sends requests through a proxy', async (_name, undici) => {
  expect(await readStatus(undici)).toBe(401);
  expect(tunnels).toEqual([new URL(origin).host]);
});

test('a proxy that refuses the connection is an error without a response', async () => {
  refuse = true;
  await expect(readStatus(undici7)).rejects.toMatchObject({ name: 'WapiNetworkError', status: undefined });
  expect(tunnels).toHaveLength(1);
});
