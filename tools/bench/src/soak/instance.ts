import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Usage } from '../mock/start-server.js';
import { mockScript } from '../paths.js';
import { findFreePort } from '../processes/free-port.js';

const reportUsage = fileURLToPath(new URL('../mock/servers/report-usage.js', import.meta.url));

/** One process of the mock. */
export interface Instance {
  readonly origin: string;
  /** Starts the instance on its port, and waits until it responds. */
  readonly start: () => Promise<void>;
  /** Kills it, as in a crash. */
  readonly kill: () => Promise<void>;
  /** Resident memory in bytes. */
  readonly getMemory: () => Promise<number>;
  /** Sends JSON to a control path. Ignores a failure, because the instance or its Redis may be down on purpose. */
  readonly control: (path: string, body: unknown) => Promise<void>;
}

/**
 * Creates an instance of the mock with a free port.
 *
 * @param args the command-line arguments, without the port
 */
export async function createInstance(args: readonly string[]): Promise<Instance> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const instance: Instance = {
    origin,
    async start() {
      child = fork(mockScript, ['--port', String(port), '--quiet', ...args], {
        execArgv: ['--import', reportUsage],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      while (!(await isReady(origin))) {
        if (child.exitCode !== null) throw new Error(`An instance of the mock ended with ${child.exitCode}.`);
        await setTimeout(25);
      }
    },
    async kill() {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async getMemory() {
      if (child === undefined) throw new Error('The instance was not started.');
      child.send('usage');
      const [usage] = await once(child, 'message');
      return (usage as Usage).rss;
    },
    async control(path, body) {
      const headers = { 'content-type': 'application/json' };
      await fetch(`${origin}/__wapi/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) })
        .then((response) => response.arrayBuffer())
        .catch(() => undefined);
    },
  };
  await instance.start();
  return instance;
}

function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/__wapi/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}
