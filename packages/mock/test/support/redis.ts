import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether a real Redis can be started. Debian's package is `redis-server`. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** How many databases a test's Redis has: each mock can be given one of its own. */
const DATABASES = 1000;

/** A Redis of a test's own. */
export interface Redis {
  port: number;
  /** The URL of a database; of one that nobody was given yet where its number is left out. */
  url(database?: number): string;
  /** Runs a command of redis-cli and returns what it prints. */
  command(...args: string[]): string;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** Stops it from answering, though it stays connected; `SIGCONT` lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Starts it again after it was killed, on the same port and empty. */
  start(): Promise<void>;
  /** Ends it and removes what it wrote. */
  close(): Promise<void>;
}

/** Starts a Redis on a free port of loopback, which writes nothing but into a folder of its own. */
export async function startRedis(password?: string): Promise<Redis> {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-redis-'));
  const port = await freePort();
  let running: ChildProcess | undefined;
  let given = 0;

  async function start(): Promise<void> {
    const options = {
      port,
      bind: '127.0.0.1',
      save: '',
      appendonly: 'no',
      dir: folder,
      databases: DATABASES,
      ...(password && { requirepass: password }),
    };
    running = spawn(
      'redis-server',
      Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
      { stdio: 'ignore' },
    );
    while (!(await answers(port))) {
      if (running.exitCode !== null) throw new Error(`redis-server ended with ${running.exitCode}.`);
      await wait(10);
    }
  }

  async function kill(): Promise<void> {
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    port,
    url: (database = (given += 1)) =>
      `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${port}/${database}`,
    command: (...args) => spawnSync('redis-cli', ['-p', String(port), ...args], { encoding: 'utf8' }).stdout.trim(),
    kill,
    signal: (signal) => void running?.kill(signal),
    start,
    async close() {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => socket.write('PING\r\n'));
    // With a password it answers that it wants one.
    socket.on('data', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('data', () => socket.destroy());
  });
}
