import { connect } from 'node:net';
import { importPeer } from './mock-peers.js';
import { merchantKey, requests } from './mock-requests.js';
import { startServer } from './mock-servers.js';

const REQUESTS = 200_000;
const STEPS = 4;
const CONNECTIONS = 10_000;

/**
 * Measures what memory the mock uses while it answers very many mixed requests.
 *
 * @returns {Promise<number[]>} bytes after each step of an equal number of requests
 */
export async function measureMemory() {
  const { default: autocannon } = await importPeer('autocannon');
  const { url, usage, stop } = await startServer('@wapi/mock');
  const mixed = requests(await merchantKey()).map(({ title: _title, path, ...request }) => ({ ...request, path: `/wapi${path}` }));
  const unknown = { method: 'GET', path: '/wapi/nothing', headers: {} };
  const sizes = [];
  for (let step = 0; step < STEPS; step += 1) {
    await autocannon({ url: url.replace('/wapi', ''), requests: [...mixed, unknown], amount: REQUESTS / STEPS, connections: 16 });
    sizes.push((await usage()).rss);
  }
  stop();
  return sizes;
}

/**
 * Measures how long it takes until very many connections that come at once have been answered.
 *
 * @param {string} name of the server
 * @returns {Promise<{ served: number, milliseconds: number }>}
 */
export async function measureConnections(name) {
  const { url, stop } = await startServer(name);
  const { port, pathname } = new URL(url);
  const bytes = `GET ${pathname}/user HTTP/1.1\r\nHost: localhost\r\nX-WAPI-Key: ${await merchantKey()}\r\n\r\n`;
  const start = performance.now();
  const sockets = Array.from({ length: CONNECTIONS }, () => connect(Number(port), '127.0.0.1'));
  const served = await Promise.all(
    sockets.map(
      (socket) =>
        new Promise((resolve) => {
          socket.once('data', (data) => resolve(data.toString().startsWith('HTTP/1.1 200')));
          socket.once('error', () => resolve(false));
          socket.write(bytes);
        }),
    ),
  );
  const milliseconds = performance.now() - start;
  for (const socket of sockets) socket.destroy();
  stop();
  return { served: served.filter(Boolean).length, milliseconds };
}
