import { importCompetitor } from '../competitors.js';
import type { Comparison, LeftOut } from '../measure/comparison.js';
import { errorMessage } from '../measure/error-message.js';
import { sampleInTurn } from '../measure/rounds.js';
import type { Autocannon } from './competitor-types.js';
import { createRequests, getMerchantKey } from './requests.js';
import type { MockRequest } from './requests.js';
import { startServer } from './start-server.js';
import type { Server } from './start-server.js';
import type { ServerKind } from './server-kinds.js';

const ROUNDS = 5;
const WINDOW_SECONDS = 1;
const WARM_UP_SECONDS = 4;
const CONNECTIONS = 16;

/** Measures the CPU time that each server needs for a request. The servers take turns, one measuring window each. */
export async function measureRequests(
  kinds: readonly ServerKind[],
): Promise<{ comparisons: Comparison[]; leftOut: LeftOut[] }> {
  const { default: autocannon } = await importCompetitor<Autocannon>('autocannon');
  const leftOut: LeftOut[] = [];
  const servers = await Promise.all(kinds.map((kind) => startServer(kind)));
  const comparisons: Comparison[] = [];
  try {
    for (const request of createRequests(await getMerchantKey())) {
      const accepting: Server[] = [];
      for (const server of servers) {
        const status = await send(server, request);
        if (status === 200) accepting.push(server);
        else leftOut.push({ name: `${server.kind.name}, ${request.title}`, reason: `It responds with ${status}.` });
      }
      const samples = await sampleInTurn(
        accepting,
        { rounds: ROUNDS, warmUps: 1 },
        (server, round) => measureWindow(autocannon, server, request, round < 0 ? WARM_UP_SECONDS : WINDOW_SECONDS),
        ({ kind: { name, role } }, error) => {
          if (role === 'ours') throw error;
          leftOut.push({ name: `${name}, ${request.title}`, reason: errorMessage(error) });
        },
      );
      const measured = accepting.map(({ kind: { name, role } }, index) => ({
        name,
        role,
        samples: samples[index] ?? [],
      }));
      comparisons.push({
        title: `${request.title}: CPU time per request`,
        unit: 'µs',
        measured: measured.filter((candidate) => candidate.samples.length > 0),
      });
    }
    return { comparisons, leftOut };
  } finally {
    for (const { stop } of servers) stop();
  }
}

async function measureWindow(
  load: Autocannon['default'],
  server: Server,
  request: MockRequest,
  duration: number,
): Promise<number> {
  const { title: _title, path, ...rest } = request;
  const before = await server.getUsage();
  const { requests, non2xx, errors, statusCodeStats } = await load({
    url: `${server.url}${path}`,
    ...rest,
    duration,
    connections: CONNECTIONS,
  });
  const after = await server.getUsage();
  if (non2xx > 0 || errors > 0) {
    throw new Error(
      `${server.kind.name}: ${request.title} must succeed, received ${errors} errors, ${JSON.stringify(statusCodeStats)}`,
    );
  }
  return (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / requests.total;
}

async function send({ url }: Server, { method, path, headers, body }: MockRequest): Promise<number> {
  const response = await fetch(`${url}${path}`, { method, headers, ...(body !== undefined && { body }) });
  await response.arrayBuffer();
  return response.status;
}
