import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runToSuccess } from './run-program.js';

/** @type {{ packageManager: string }} */
const { packageManager } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

/** npm's program, which comes with Node: a script, so that it starts alike on every system. */
const NPM = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js']
  .map((path) => join(dirname(process.execPath), path))
  .find((path) => existsSync(path));

/**
 * Runs npm as a machine has it that knows nothing of this repository: no settings, no cache, no network.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, home: string }} options home: an empty folder
 * @returns {Promise<string>} what it printed
 * @throws with npm's reason when it fails
 */
export function npm(args, { cwd, home }) {
  const [program, first] = NPM === undefined ? ['npm', []] : [process.execPath, [NPM]];
  const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'];
  return runToSuccess(program, [...first, ...args, ...options], { cwd, env: bareEnvironment(home) });
}

/**
 * Runs the pnpm of this repository.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 * @returns {Promise<string>} what it printed
 * @throws with pnpm's reason when it fails
 */
export function pnpm(args, { cwd }) {
  const running = process.env['npm_execpath'] ?? '';
  return /\bpnpm\.c?js$/.test(running)
    ? runToSuccess(process.execPath, [running, ...args], { cwd })
    : runToSuccess('npx', ['--yes', packageManager, ...args], { cwd });
}

/**
 * The environment of a process that shall see nothing of the user's or of the package manager that runs the tests.
 *
 * @param {string} home
 * @returns {NodeJS.ProcessEnv}
 */
export function bareEnvironment(home) {
  // What systems need to start a program at all.
  const kept = /^(path|systemroot|comspec|pathext|tmpdir|temp|tmp)$/i;
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name))), HOME: home, USERPROFILE: home };
}
