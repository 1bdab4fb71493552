import { createMock } from '@wapi/mock';
import { document } from '@wapi/types';
import { compare } from './compare.js';
import { measureRequests, measureStarts } from './mock-cpu.js';
import { measureConnections, measureMemory } from './mock-load.js';
import { importPeer, installPeers } from './mock-peers.js';
import { merchantKey } from './mock-requests.js';

const URL = 'http://mock/wapi/user';

/** A call without a port, against the making of a request and a response that do nothing, and against peers that answer in process too. */
async function inProcessContestants() {
  const headers = { 'x-wapi-key': await merchantKey() };
  const mock = createMock({ rateLimit: false });
  const body = await (await mock.fetch(URL, { headers })).json();
  const [{ createMockServer }, { setupServer }, { http, HttpResponse }] = await Promise.all(
    ['@scalar/mock-server', 'msw/node', 'msw'].map(importPeer),
  );
  const scalar = await silently(() => createMockServer({ document }));
  const msw = setupServer(http.get(URL, () => HttpResponse.json(body)));
  msw.listen({ onUnhandledRequest: 'error' });
  return {
    contestants: [
      {
        name: 'a Request and a Response',
        run: async () => {
          void new Request(URL, { headers });
          return Response.json(body).json();
        },
      },
      { name: '@wapi/mock, fetch', run: async () => (await mock.fetch(URL, { headers })).json() },
      { name: 'Scalar mock-server, request', run: async () => (await scalar.request('/user', { headers })).json() },
      { name: 'MSW, one handler', run: async () => (await fetch(URL, { headers })).json() },
    ],
    close: () => msw.close(),
  };
}

/**
 * Scalar's mock tells on the console how to sign in.
 *
 * @template T
 * @param {() => Promise<T>} run
 */
async function silently(run) {
  const { log } = console;
  console.log = () => undefined;
  try {
    return await run();
  } finally {
    console.log = log;
  }
}

/**
 * Measures the mock beside its peers and prints what comes out.
 *
 * @param {(title: string, rows: readonly import('./compare.js').Figure[]) => void} print
 */
export async function benchMock(print) {
  installPeers();
  const { contestants, close } = await inProcessContestants();
  print('A mock call in process', await compare(contestants, { rounds: 15, operations: 300 }));
  close();
  for (const { title, rows } of await measureRequests()) print(`CPU of a mock server per request: ${title}`, rows);
  console.log('\nCPU of a mock server until its first answer, and memory in use then');
  for (const { name, cpu, rss } of await measureStarts()) {
    console.log(`  ${name.padEnd(28)}${`${(cpu / 1000).toFixed(0)} ms`.padStart(12)}${`${(rss / 1e6).toFixed(0)} MB`.padStart(10)}`);
  }

  const megabytes = (await measureMemory()).map((bytes) => `${(bytes / 1e6).toFixed(0)} MB`);
  console.log(`\nMemory of the mock after 50,000, 100,000, 150,000 and 200,000 mixed requests: ${megabytes.join(', ')}`);
  console.log('\n10,000 connections at once, each kept open, until all are answered');
  for (const name of ['node:http', '@wapi/mock']) {
    const { served, milliseconds } = await measureConnections(name);
    console.log(`  ${name.padEnd(28)}${`${milliseconds.toFixed(0)} ms`.padStart(12)}${`${served} served`.padStart(16)}`);
  }
}
