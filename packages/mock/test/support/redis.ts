import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether Redis is installed. The Debian package is `redis-server`. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** The number of databases in a Redis server, so that each mock can have its own. */
const DATABASES = 1000;

/** A Redis server for one test. */
export interface Redis {
  port: number;
  /** Returns the URL of a database. If the number is omitted, selects an unused database. */
  url(database?: number): string;
  /** Runs a command of redis-cli and returns its output. */
  command(...args: string[]): string;
  /** Kills it, as in a crash. */
  kill(): Promise<void>;
  /** Suspends the server while connections stay open. `SIGCONT` resumes it. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Restarts the server after a kill, without data and on the same port. */
  start(): Promise<void>;
  /** Stops the server and deletes its files. */
  close(): Promise<void>;
}

/** Starts a Redis on a free loopback port. The server writes only to a temporary folder. */
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
    // Treat any reply as success, because a server that requires a password replies with an error.
    socket.on('data', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('data', () => socket.destroy());
  });
}
