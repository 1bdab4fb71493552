import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { whenLauncherIsGone } from './launcher.js';

/** The repository root. */
export const rootDir = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * @typedef {object} TurboResult
 * @property {string[]} failed the tasks that failed, as `@wapi/spec#bundle`
 */

/** No telemetry, and turbo's lines as they are everywhere and not as GitHub folds them. */
const TASK_ENV = { TURBO_TELEMETRY_DISABLED: '1', REDOCLY_TELEMETRY: 'off', GITHUB_ACTIONS: '' };

const TASK_LINE = /^(@wapi\/[\w-]+):([\w:-]+): (.*)$/;
/** Tests that passed say nothing about why a task failed. */
const PASSED = /^\s*[✓↓]/;
const NOISE = /^(> |\s*(\[ELIFECYCLE\]|ELIFECYCLE)|\s*WARN {2}Issue while reading|npm warn|cache (hit|miss|bypass))/;

/**
 * Runs turbo tasks over the whole workspace, prints one line for each as it starts, and everything that a failed one printed.
 *
 * @param {string[]} tasks
 * @param {{ keepGoing?: boolean }} [options] keepGoing: let the tasks that do not depend on a failed one finish
 * @returns {Promise<TurboResult>}
 * @throws when turbo cannot be started
 */
export function runTurbo(tasks, { keepGoing = false } = {}) {
  const args = ['run', ...tasks, '--ui=stream', '--log-order=stream', '--log-prefix=task', '--output-logs=full', '--concurrency=100%'];
  if (keepGoing) args.push('--continue=dependencies-successful');
  const child = spawn('turbo', args, {
    cwd: rootDir,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...TASK_ENV },
  });

  whenLauncherIsGone(() => child.kill());

  /** @type {Map<string, string[]>} */
  const output = new Map();
  /** @type {Set<string>} */
  const failed = new Set();
  /** @type {string[]} */
  const unattributed = [];

  /** @param {string} raw */
  function read(raw) {
    const line = stripVTControlCharacters(raw);
    const [, name = '', task = '', text = ''] = TASK_LINE.exec(line) ?? [];
    if (name === '') {
      for (const [id] of line.matchAll(/@wapi\/[\w-]+#[\w-]+(?::[\w-]+)*/g)) if (/failed|exited/i.test(line)) failed.add(id);
      unattributed.push(line);
      return;
    }
    const id = `${name}#${task}`;
    const state = /^cache (hit|miss)/.exec(text)?.[1];
    if (state !== undefined) console.log(`  ${state === 'hit' ? 'cached ' : 'running'}  ${name} ${task}`);
    if (!NOISE.test(text) && !PASSED.test(text)) output.set(id, [...(output.get(id) ?? []), text]);
  }

  createInterface({ input: child.stdout }).on('line', read);
  createInterface({ input: child.stderr }).on('line', read);

  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`turbo cannot be started (${error.message}). Run this through npm: it puts turbo on the path.`)));
    child.once('close', (code) => {
      for (const id of failed) {
        console.error(`\n${id.replace('#', ' ')} failed:\n${(output.get(id) ?? []).join('\n').trim()}\n`);
      }
      if (code !== 0 && failed.size === 0) console.error(unattributed.join('\n').trim());
      resolve({ failed: code !== 0 && failed.size === 0 ? ['turbo'] : [...failed] });
    });
  });
}

/**
 * Builds everything from the spec. If that fails although the spec could be bundled, the spec is linted, for a mistake in it is named there by
 * file and line, and in the step that stumbled over it only by its consequences.
 *
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function build() {
  // What does not depend on the spec is finished, the lint's rules above all: they have more to say about a spec that cannot be built.
  const { failed } = await runTurbo(['bundle', 'generate', 'build'], { keepGoing: true });
  if (failed.length === 0) return true;
  if (!failed.includes('@wapi/spec#bundle')) {
    console.log('Looking for the cause in the spec');
    await runTurbo(['lint']);
  }
  return false;
}
