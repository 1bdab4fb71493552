import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { peerFile } from './mock-peers.js';

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** How long a server may take to start, in milliseconds. */
const START_MS = 60_000;

/**
 * @typedef {object} Server
 * @property {string} name
 * @property {string} url where the API is
 * @property {() => Promise<{ cpu: NodeJS.CpuUsage, rss: number }>} usage what the process has used since it started, in microseconds and bytes
 * @property {() => void} stop
 */

/** @type {Readonly<Record<string, { script: string, args: (port: number) => string[], path: string, imports?: string[], env?: NodeJS.ProcessEnv }>>} */
const KINDS = {
  'node:http': { script: here('mock-server-bare.js'), args: (port) => [String(port), '600'], path: '/wapi' },
  '@wapi/mock': {
    script: here('../../../packages/mock/dist/cli.js'),
    args: (port) => ['--port', String(port), '--no-rate-limit'],
    path: '/wapi',
    // Nobody else resizes pictures, so it does without the library that it has in this repository.
    imports: [here('../../../packages/mock/test/support/hide-sharp.js')],
    env: { WITHOUT_SHARP: 'missing' },
  },
  'Scalar mock-server': { script: here('mock-server-scalar.js'), args: (port) => [String(port)], path: '' },
  'Prism CLI': {
    script: peerFile('@stoplight/prism-cli/dist/index.js'),
    args: (port) => ['mock', '--host', '127.0.0.1', '--port', String(port), here('../../../packages/types/dist/openapi.json')],
    path: '',
  },
};

/** The names of the servers that can be started; the first is what the others are compared with. */
export const serverNames = Object.keys(KINDS);

/**
 * Starts a server in a process of its own, and waits for its first answer.
 *
 * @param {string} name
 * @param {boolean} [isStart] whether the start is what is measured, and nothing is loaded that the requests alone need
 * @returns {Promise<Server>}
 */
export async function startServer(name, isStart = false) {
  const kind = KINDS[name];
  if (kind === undefined) throw new Error(`There is no server ${name}.`);
  const port = await freePort();
  const child = fork(kind.script, kind.args(port), {
    execArgv: [here('mock-server-report.js'), ...(isStart ? [] : (kind.imports ?? []))].flatMap((file) => ['--import', file]),
    env: { ...process.env, ...kind.env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}${kind.path}`;
  const end = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (Date.now() > end || child.exitCode !== null) throw new Error(`${name} does not answer.`);
  }
  return {
    name,
    url,
    usage: () =>
      new Promise((resolve) => {
        child.once('message', (message) => resolve(/** @type {{ cpu: NodeJS.CpuUsage, rss: number }} */ (message)));
        child.send('usage');
      }),
    stop: () => void child.kill('SIGTERM'),
  };
}

/** @param {string} url */
async function answers(url) {
  try {
    await (await fetch(`${url}/user`)).arrayBuffer();
    return true;
  } catch {
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
    return false;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
