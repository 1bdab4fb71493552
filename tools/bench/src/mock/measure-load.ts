import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { importCompetitor } from '../competitors.js';
import type { Aim, Comparison, Figure } from '../measure/comparison.js';
import { sampleInTurn } from '../measure/rounds.js';
import type { Autocannon } from './competitor-types.js';
import { createRequests, getMerchantKey } from './requests.js';
import { bare, ours } from './server-kinds.js';
import type { ServerKind } from './server-kinds.js';
import { startServer } from './start-server.js';

const REQUESTS = 200_000;
const STEPS = 4;
const CONNECTIONS = 10_000;
const CONNECTION_ROUNDS = 3;

/** Measures the mock's memory while it responds to a large number of mixed requests. */
export async function measureMemory(): Promise<Figure> {
  const { default: autocannon } = await importCompetitor<Autocannon>('autocannon');
  const { url, getUsage, stop } = await startServer(ours);
  const mixed = createRequests(await getMerchantKey()).map(({ title: _title, path, ...rest }) => ({
    ...rest,
    path: `/wapi${path}`,
  }));
  const requests = [...mixed, { method: 'GET', path: '/wapi/nothing', headers: {} }];
  const sizes: string[] = [];
  try {
    for (let step = 0; step < STEPS; step += 1) {
      await autocannon({ url: url.replace('/wapi', ''), requests, amount: REQUESTS / STEPS, connections: 16 });
      sizes.push(`${((await getUsage()).rss / 1024 ** 2).toFixed(0)} MiB`);
    }
  } finally {
    stop();
  }
  return {
    title: 'Memory of the mock after 50,000, 100,000, 150,000 and 200,000 mixed requests',
    value: sizes.join(', '),
  };
}

/** Opens a large number of connections at once, and measures the time until each has its response. */
export async function measureConnections(): Promise<{ comparison: Comparison; aim: Aim }> {
  const kinds = [ours, bare];
  const samples = await sampleInTurn(kinds, { rounds: CONNECTION_ROUNDS }, connectAll);
  const served = Math.min(...(samples[0] ?? []).map((sample) => sample.served));
  return {
    comparison: {
      title: '10,000 connections at once: time until all are served',
      unit: 'µs',
      measured: kinds.map(({ name, role }, index) => ({
        name,
        role,
        samples: (samples[index] ?? []).map(({ microseconds }) => microseconds),
      })),
    },
    aim: {
      statement: 'The mock serves 10,000 connections that arrive at once',
      received: `${served} served`,
      met: served === CONNECTIONS,
    },
  };
}

async function connectAll(kind: ServerKind): Promise<{ served: number; microseconds: number }> {
  const { url, stop } = await startServer(kind);
  const { port, pathname } = new URL(url);
  const bytes = `GET ${pathname}/user HTTP/1.1\r\nHost: localhost\r\nX-WAPI-Key: ${await getMerchantKey()}\r\n\r\n`;
  const sockets: Socket[] = [];
  const request = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(Number(port), '127.0.0.1');
      sockets.push(socket);
      socket.once('data', (data) => resolve(data.toString().startsWith('HTTP/1.1 200')));
      socket.once('error', () => resolve(false));
      socket.write(bytes);
    });
  const start = performance.now();
  // Connect a second time if needed, because Linux resets a few of 100,000 such connections, whatever the server.
  const served = await Promise.all(Array.from({ length: CONNECTIONS }, async () => (await request()) || request()));
  const microseconds = (performance.now() - start) * 1000;
  for (const socket of sockets) socket.destroy();
  stop();
  return { served: served.filter(Boolean).length, microseconds };
}
