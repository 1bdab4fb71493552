import { whyNoChromium } from '@wapi/chromium';
import { chromium } from './chromium.js';
import { commandLine } from './command-line.js';
import { downloaded, whyUnavailable } from './download.js';
import type { Runtime } from './runtime.js';
import { workerd } from './workerd.js';

const node = (major: string): Runtime => {
  const program = downloaded(`node-${major}/bin/node`);
  return { name: `node-${major}`, isNodeLike: true, program, run: commandLine(`node-${major}`, program) };
};

const DENO = [
  'run',
  '--no-remote',
  '--node-modules-dir=manual',
  '--allow-net=127.0.0.1',
  '--allow-env',
  '--allow-read',
];

const downloadable: readonly Runtime[] = [
  node('20'),
  node('22'),
  node('24'),
  node('26'),
  { name: 'deno', isNodeLike: true, run: commandLine('deno', downloaded('@deno/linux-x64-glibc/deno'), DENO) },
  { name: 'bun', isNodeLike: true, run: commandLine('bun', downloaded('@oven/bun-linux-x64-baseline/bin/bun')) },
  { name: 'workerd', run: workerd(downloaded('@cloudflare/workerd-linux-64/bin/workerd')) },
];

/** Parses `WAPI_RUNTIMES`, which is empty, `all`, or names separated by commas. */
function parseNames(wanted: string): string[] {
  const known = downloadable.map(({ name }) => name);
  if (wanted === '') return [];
  if (wanted === 'all') return known;
  const names = wanted.split(',');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  throw new Error(`WAPI_RUNTIMES: unknown runtime ${unknown}. Use all, or one or more of ${known.join(',')}.`);
}

/** Returns the reason why the tests must not download package managers; undefined if `WAPI_RUNTIMES` is `all`. */
export function whyNotSelected(wanted: string): string | undefined {
  return wanted === 'all' ? whyUnavailable() : 'not selected, set WAPI_RUNTIMES=all';
}

/**
 * Lists every runtime that the client supports.
 *
 * @param wanted the value of `WAPI_RUNTIMES`
 * @throws {Error} if `wanted` names an unknown runtime
 */
export function listRuntimes(wanted: string): Runtime[] {
  const names = parseNames(wanted);
  const whyMissing = (name: string): string | undefined =>
    names.includes(name) ? whyUnavailable() : 'not selected, set WAPI_RUNTIMES';
  return [
    {
      name: `node ${process.versions.node}`,
      isNodeLike: true,
      program: process.execPath,
      run: commandLine('node', process.execPath),
    },
    { name: 'chromium', missing: whyNoChromium, run: chromium },
    ...downloadable.map((runtime) => ({ ...runtime, isDownloaded: true, missing: whyMissing(runtime.name) })),
  ];
}
