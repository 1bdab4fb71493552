import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../processes/free-port.js';
import type { ServerKind } from './server-kinds.js';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 25;

const reportUsage = fileURLToPath(new URL('./servers/report-usage.js', import.meta.url));

export interface Usage {
  /** CPU time since the process started, in microseconds. */
  readonly cpu: NodeJS.CpuUsage;
  /** Resident memory in bytes. */
  readonly rss: number;
}

export interface Server {
  readonly kind: ServerKind;
  /** Where the API is. */
  readonly url: string;
  readonly getUsage: () => Promise<Usage>;
  readonly stop: () => void;
}

/**
 * Starts a server with plain Node in its own process, and waits for its first response.
 *
 * @param options `measuresStart`: skip the modules that are needed only for measuring requests
 * @throws Error if the server ends or does not respond in time
 */
export async function startServer(kind: ServerKind, { measuresStart = false } = {}): Promise<Server> {
  const port = await findFreePort();
  const imports = measuresStart ? [] : (kind.imports ?? []);
  const child = fork(kind.script, kind.args(port), {
    execArgv: [reportUsage, ...imports].flatMap((file) => ['--import', file]),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}${kind.path}`;
  await waitForResponse(kind, child, url);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${kind.name} ended while it was measured.`)));
  ended.catch(() => {});
  return {
    kind,
    url,
    getUsage: async () => {
      child.send('usage');
      const [usage] = await Promise.race([once(child, 'message'), ended]);
      return usage as Usage;
    },
    stop: () => void child.kill('SIGTERM'),
  };
}

async function waitForResponse({ name }: ServerKind, child: ChildProcess, url: string): Promise<void> {
  const end = Date.now() + START_TIMEOUT_MS;
  while (!(await responds(url))) {
    if (child.exitCode !== null) throw new Error(`${name} ended with exit code ${child.exitCode} before it responded.`);
    if (Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`${name} did not respond within ${START_TIMEOUT_MS / 1000} s.`);
    }
    await setTimeout(POLL_MS);
  }
}

async function responds(url: string): Promise<boolean> {
  try {
    await (await fetch(`${url}/user`)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
