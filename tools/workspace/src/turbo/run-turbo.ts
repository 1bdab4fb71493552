import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { whenLauncherIsGone } from '../launcher.js';
import { rootDir } from '../root-dir.js';
import { expectSummary, listFailedTasks } from './run-summary.js';
import { formatTaskName, TaskLog, type TaskStart } from './task-log.js';

export interface TurboResult {
  /** The failed tasks, such as `@wapi/spec#bundle`, or `turbo` if turbo itself failed. */
  readonly failed: readonly string[];
}

export interface TurboOptions {
  /**
   * The workspace to run in. Its tasks share the cache of this repository.
   *
   * @default this repository
   */
  readonly root?: string;
  /**
   * Packages to run the tasks in, in the syntax of turbo's `--filter`.
   *
   * @default all packages
   */
  readonly filters?: readonly string[];
  /**
   * Whether to finish the tasks that do not depend on a failed task.
   *
   * @default false
   */
  readonly keepGoing?: boolean;
  /** Receives each task as it starts. By default a line about it goes to stdout. */
  readonly onTask?: (task: TaskStart) => void;
}

const TASK_ENV = { TURBO_TELEMETRY_DISABLED: '1', REDOCLY_TELEMETRY: 'off' };

/**
 * Matches Vitest's lines about passed tests. The output of a failed task omits them, because they do not explain the
 * failure.
 */
const PASSED = /^\s*[✓↓]/;

function logTask({ id, cached }: TaskStart): void {
  console.log(`  ${cached ? 'cached ' : 'running'}  ${formatTaskName(id)}`);
}

/**
 * Runs turbo tasks. At the end, prints the output of failed tasks.
 *
 * @throws {Error} if turbo cannot be started
 */
export async function runTurbo(tasks: readonly string[], options: TurboOptions = {}): Promise<TurboResult> {
  const { root = rootDir, filters = [], keepGoing = false, onTask = logTask } = options;
  const args = ['run', ...tasks, ...filters.map((filter) => `--filter=${filter}`), '--concurrency=100%'];
  if (keepGoing) args.push('--continue=dependencies-successful');

  const takeSummary = expectSummary(root, ['run', ...tasks]);
  const log = new TaskLog();
  const code = await streamLines('turbo', [...args, '--json', '--summarize'], root, (line) => {
    const start = log.add(stripVTControlCharacters(line));
    if (start !== undefined) onTask(start);
  });
  const summary = takeSummary();
  const failed = summary === undefined ? [] : listFailedTasks(summary);
  for (const id of failed) {
    const lines = log.getOutput(id).split('\n');
    const output = lines.filter((line) => !PASSED.test(line)).join('\n');
    console.error(`\n${formatTaskName(id)} failed:\n${output}\n`);
  }
  if (code === 0 || failed.length > 0) return { failed };
  console.error(log.getTurboOutput());
  return { failed: ['turbo'] };
}

/** Runs a program and calls `onLine` for each line that the program prints. Resolves to its exit code. */
function streamLines(
  program: string,
  args: readonly string[],
  root: string,
  onLine: (line: string) => void,
): Promise<number | null> {
  const child = spawn(program, args, {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...TASK_ENV,
      ...(root === rootDir ? {} : { TURBO_CACHE_DIR: join(rootDir, '.turbo/cache') }),
    },
  });
  // Record the interruption, because turbo may exit with 0 after a signal even if tasks are not finished.
  let isInterrupted = false;
  whenLauncherIsGone(() => {
    isInterrupted = true;
    child.kill();
  });
  createInterface({ input: child.stdout }).on('line', onLine);
  createInterface({ input: child.stderr }).on('line', onLine);
  return new Promise((resolve, reject) => {
    child.once('error', ({ message }) =>
      reject(new Error(`Could not start turbo: ${message}. Run this command through npm, which adds turbo to PATH.`)),
    );
    child.once('close', (code) => resolve(isInterrupted ? null : code));
  });
}
