import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runToSuccess } from '../processes/run-program.js';

const rootManifest = new URL('../../../../package.json', import.meta.url);
const { packageManager } = JSON.parse(readFileSync(rootManifest, 'utf8')) as { packageManager: string };

/** The path of npm's script, which comes with Node. Unlike a command, a script starts identically on every system. */
const NPM = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js']
  .map((path) => join(dirname(process.execPath), path))
  .find((path) => existsSync(path));

/**
 * Runs npm in isolation: without settings, cache or network.
 *
 * @param options `home` must be an empty folder
 * @returns the standard output
 * @throws {Error} with npm's reason if it fails
 */
export function npm(args: readonly string[], { cwd, home }: { cwd: string; home: string }): Promise<string> {
  const [program, first] = NPM === undefined ? ['npm', []] : [process.execPath, [NPM]];
  const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'];
  return runToSuccess(program, [...first, ...args, ...options], { cwd, env: bareEnvironment(home) });
}

/** Returns the command that starts this repository's pnpm. */
export function pnpmCommand(): readonly string[] {
  const running = process.env['npm_execpath'] ?? '';
  return /\bpnpm\.c?js$/.test(running) ? [process.execPath, running] : ['npx', '--yes', packageManager];
}

/**
 * Runs this repository's pnpm.
 *
 * @returns the standard output
 * @throws {Error} with pnpm's reason if it fails
 */
export function pnpm(args: readonly string[], { cwd }: { cwd: string }): Promise<string> {
  const [program = '', ...first] = pnpmCommand();
  return runToSuccess(program, [...first, ...args], { cwd });
}

/** Returns an environment without settings from the user or from the package manager that runs the tests. */
export function bareEnvironment(home: string): NodeJS.ProcessEnv {
  // A program cannot start without these variables.
  const needed = /^(path|systemroot|comspec|pathext|tmpdir|temp|tmp)$/i;
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => needed.test(name)));
  return { ...environment, HOME: home, USERPROFILE: home };
}
