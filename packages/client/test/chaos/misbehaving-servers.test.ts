import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createWapi } from '../../src/index.js';
import { charge } from '../support/bodies.js';
import { verifiedCard } from '../support/calls.js';
import { KEY } from '../support/recording-client.js';
import { brokenRules, endOf } from './invariants.js';
import { listScenarios, type Scenario } from './scenarios.js';

let scenarios: readonly Scenario[] = [];
const sockets = new Set<Socket>();
const servers: Server[] = [];
let redirected = 0;

/** Starts a server that calls `onRequest` after it has read a whole request. Returns its base URL. */
async function start(onRequest: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0);
      const isWhole = /^transfer-encoding: chunked/im.test(text)
        ? text.endsWith('0\r\n\r\n')
        : end !== -1 && text.length >= end + 4 + length;
      if (!isWhole) return;
      text = '';
      onRequest(socket);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/wapi`;
}

const unhandled: unknown[] = [];
const onUnhandled = (error: unknown): void => void unhandled.push(error);
beforeAll(async () => {
  process.on('unhandledRejection', onUnhandled);
  // Removes the delay between attempts.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const elsewhere = await start((socket) => {
    redirected += 1;
    socket.end('HTTP/1.1 200 X\r\nContent-Length: 0\r\n\r\n');
  });
  scenarios = listScenarios(elsewhere, KEY);
});
afterAll(() => {
  process.off('unhandledRejection', onUnhandled);
  vi.restoreAllMocks();
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});

test('a read and a write against every misbehaving server end with the rules', async () => {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  const logger = { error: write, warn: write, info: write, debug: write };
  const run = async (method: 'get' | 'post', { name, hangs, carriesOut, mayArrive, respond }: Scenario) => {
    let times = 0;
    // Use a separate server for each scenario, because the platform's pool would mix the connections.
    const baseUrl = await start((socket) => {
      times += 1;
      respond(socket);
    });
    const wapi = createWapi({
      baseUrl,
      auth: { key: KEY },
      timeouts: hangs ? { attempt: 1000, total: 4000 } : { attempt: 10_000, total: 30_000 },
      maxResponseBytes: 1_000_000,
      logger,
      logLevel: 'debug',
      on: { deviation() {}, response: (event) => write(JSON.stringify(event)) },
    });
    const call = method === 'get' ? wapi.user.getProfile() : wapi.trustedCards.charge(verifiedCard, charge);
    const ending = await endOf(call);
    const broken = brokenRules(ending, carriesOut && times > 0, [KEY]);
    if (times === 0 && !hangs) broken.push('it did not arrive');
    if (method === 'post' && times > mayArrive) broken.push(`it arrived ${times} times`);
    return broken.map((rule) => `${method}, a server that ${name}: ${rule}`);
  };
  const runs = (['get', 'post'] as const).flatMap((method) => scenarios.map((each) => () => run(method, each)));
  expect(runs.length).toBeGreaterThanOrEqual(148);
  // Run only a few scenarios at the same time, because a slow machine could not connect all requests before they time
  // out.
  const waiting = [...runs];
  const wrong: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) wrong.push(...(await next()));
  };
  await Promise.all(Array.from({ length: 24 }, work));
  expect(wrong).toEqual([]);
  expect(redirected).toBe(0);
  expect(lines.length).toBeGreaterThan(runs.length);
  expect(lines.filter((line) => line.includes(KEY))).toEqual([]);
  expect(unhandled).toEqual([]);
});

test('a killed server leaves no connection', async () => {
  for (const server of servers) server.close();
  const kill = (): number => {
    for (const socket of sockets) socket.destroy();
    return sockets.size;
  };
  await expect.poll(kill).toBe(0);
});
