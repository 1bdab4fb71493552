import { whyNoChromium } from '@wapi/chromium';
import { chromium } from './chromium.js';
import { commandLine } from './command-line.js';
import { downloaded, unavailable } from './download.js';
import { workerd } from './workerd.js';

/**
 * Runs the scenario and returns what it reports.
 *
 * @callback Run
 * @param {{ consumer: import('../install.js').Consumer, server: import('./server.js').RuntimeServer, entries: readonly string[] }} what
 * @returns {Promise<unknown>}
 */

/**
 * @typedef {object} Runtime
 * @property {string} name
 * @property {boolean} [isNodeLike] has Node's modules, and so the client's entries that need them
 * @property {boolean} [isDownloaded]
 * @property {string} [program] of a Node, the program to start
 * @property {string | undefined} [missing] why it cannot be run here
 * @property {Run} run
 */

/** @param {string} major */
const node = (major) => {
  const program = downloaded(`node-${major}/bin/node`);
  return { name: `node-${major}`, isNodeLike: true, program, run: commandLine(`node-${major}`, program) };
};

const DENO = ['run', '--no-remote', '--node-modules-dir=manual', '--allow-net=127.0.0.1', '--allow-env', '--allow-read'];

/** Those that are fetched where they are asked for. */
const fetched = [
  node('20'),
  node('22'),
  node('24'),
  node('26'),
  { name: 'deno', isNodeLike: true, run: commandLine('deno', downloaded('@deno/linux-x64-glibc/deno'), DENO) },
  { name: 'bun', isNodeLike: true, run: commandLine('bun', downloaded('@oven/bun-linux-x64-baseline/bin/bun')) },
  { name: 'workerd', run: workerd(downloaded('@cloudflare/workerd-linux-64/bin/workerd')) },
];

/**
 * Everything that the client has to run in.
 *
 * @param {string} wanted the value of WAPI_RUNTIMES: nothing, `all`, or names with commas between them
 * @returns {Runtime[]}
 * @throws when a name is none
 */
export function runtimes(wanted) {
  const names = wanted === '' ? [] : wanted === 'all' ? fetched.map(({ name }) => name) : wanted.split(',');
  const unknown = names.find((name) => fetched.every((runtime) => runtime.name !== name));
  if (unknown !== undefined) {
    throw new Error(`WAPI_RUNTIMES=${wanted}: there is no runtime ${unknown}. Use all, or some of ${fetched.map(({ name }) => name).join(',')}.`);
  }
  const reason = (/** @type {string} */ name) => (names.includes(name) ? unavailable() : 'not asked for, see WAPI_RUNTIMES');
  return [
    { name: `node ${process.versions.node}`, isNodeLike: true, program: process.execPath, run: commandLine('node', process.execPath) },
    { name: 'chromium', missing: whyNoChromium, run: chromium },
    ...fetched.map((runtime) => ({ ...runtime, isDownloaded: true, missing: reason(runtime.name) })),
  ];
}
