import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findFreePort } from '../processes/free-port.js';

export interface Redis {
  readonly url: string;
  /** Kills it, as in a crash. */
  readonly kill: () => Promise<void>;
  /** Starts Redis again with all data that it has confirmed. */
  readonly start: () => Promise<void>;
  /** Stops Redis, and deletes its files. */
  readonly close: () => Promise<void>;
}

/** Whether `redis-server` is installed. */
export function hasRedis(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** Starts a Redis on a free loopback port that writes each change to disk before it confirms the change. */
export async function startRedis(): Promise<Redis> {
  const folder = mkdtempSync(join(tmpdir(), 'wapi-soak-'));
  const port = await findFreePort();
  const options = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'yes', appendfsync: 'always' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    child = spawn('redis-server', args, { stdio: 'ignore' });
    while (!(await acceptsConnections(port))) {
      if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}.`);
      await setTimeout(20);
    }
  }
  async function kill(): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    url: `redis://127.0.0.1:${port}/0`,
    kill,
    start,
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
