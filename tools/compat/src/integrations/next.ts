import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Outcome } from '../processes/run-program.js';
import { integration } from './download.js';
import type { Project } from './project.js';

const NEXT = integration('next/dist/bin/next');

const CLIENT = `import { createWapi } from '@wapi/client';

export const wapi = createWapi({
  baseUrl: process.env.WAPI_URL ?? 'http://127.0.0.1:4010/wapi',
  auth: { email: process.env.WAPI_EMAIL ?? '', password: process.env.WAPI_PASSWORD ?? '', scopes: ['wapi-user-all'] },
});`;

/** A page that lets Next.js cache all responses to `fetch`, unless a call forbids caching. */
const PAGE = `import { wapi } from '../../wapi.js';

export const fetchCache = 'default-cache';

export default async function Page({ params }) {
  await params;
  const { data } = await wapi.user.getProfile().orThrow();
  return 'Phone: ' + data.phone;
}`;

const LAYOUT = `import { createElement } from 'react';

export default ({ children }) => createElement('html', null, createElement('body', null, children));`;

/**
 * Returns the files of an application that has a client at module level, and a page at `/phones/…` that uses the
 * client.
 *
 * @param route the code of the handler at `/webhooks`
 */
export function nextFiles(route: string): Record<string, string> {
  return {
    'package.json': '{ "private": true, "type": "module" }',
    // Set the root to the folder above, because it contains the application's packages.
    'next.config.js': "export default { turbopack: { root: new URL('..', import.meta.url).pathname } };",
    'app/layout.js': LAYOUT,
    'app/wapi.js': CLIENT,
    'app/phones/[id]/page.js': PAGE,
    'app/webhooks/route.js': route,
  };
}

export function buildNext({ node }: Project): Promise<Outcome> {
  return node(NEXT, 'build');
}

/**
 * Starts the built application.
 *
 * @param env the application's environment variables
 * @throws {Error} with the application's output if it ends
 */
export async function startNext(
  { folder, env: own }: Project,
  env: Readonly<Record<string, string>>,
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [NEXT, 'start', '--port', '0', '--hostname', '127.0.0.1'], {
    cwd: folder,
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill();
    await exit;
  };
  const output: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    output.push(line);
    const origin = /Local:\s+(http:\S+)/.exec(line)?.[1];
    if (origin !== undefined) return { origin, stop };
  }
  throw new Error(`next start ended:\n${output.join('\n')}`);
}
