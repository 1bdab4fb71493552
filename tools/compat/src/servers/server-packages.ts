import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadPackages } from '../registry/download-packages.js';

/** The folder of the servers, which has its own lockfile. Git ignores its `node_modules`. */
const folder = fileURLToPath(new URL('../../servers', import.meta.url));

export interface RunningServer {
  readonly close: () => Promise<void>;
}

/**
 * Downloads the servers (175 MB on disk) from the npm registry, unless the versions in the lockfile are installed.
 *
 * @throws {Error} with npm's reason if the files cannot be installed
 */
export async function downloadServers(): Promise<void> {
  await downloadPackages({ folder, what: 'The registry and the cache server', seconds: 300 });
}

/** Returns a port that is currently free on the loopback interface. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts a downloaded server and waits until it responds.
 *
 * @param script path below `node_modules`
 * @param url a URL that returns a successful response as soon as the server is ready
 * @throws {Error} with the output of the server if it ends before it responds
 */
export async function startServer(
  script: string,
  { args = [], env, cwd, url }: { args?: readonly string[]; env: NodeJS.ProcessEnv; cwd: string; url: string },
): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(folder, 'node_modules', script), ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exited = once(child, 'exit');
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`${script} exited with ${child.exitCode}:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    close: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
