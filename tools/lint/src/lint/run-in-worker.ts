import { Worker } from 'node:worker_threads';
import { errorMessage } from '../error-message.js';
import { buildWorker } from './build-worker.js';
import type { CommandResult } from './run-lint-command.js';

/**
 * The stack size in MB. Schema validators with thousands of properties recurse deeper than the default of 4 MB allows.
 */
const stackSizeMb = 64;
/**
 * The size of the young generation in MB. A large one reduces garbage collection, because most objects stay in use
 * until the end of the run.
 */
const maxYoungGenerationSizeMb = 256;
/**
 * Milliseconds after which the lint is stopped. It usually takes a few seconds, and an endless run must not block a
 * pull request.
 */
const timeLimit = 120_000;

/**
 * Runs the lint command in a thread with a large stack and a time limit.
 *
 * @param args the command-line arguments
 * @param cwd the folder to which paths are relative
 * @default cwd process.cwd()
 */
export async function runLintInWorker(args: readonly string[], cwd?: string): Promise<CommandResult> {
  const worker = new Worker(await buildWorker(), {
    execArgv: [],
    workerData: { args, cwd },
    resourceLimits: { stackSizeMb, maxYoungGenerationSizeMb },
  });
  let timer: NodeJS.Timeout | undefined;
  const result = new Promise<CommandResult>((resolve) => {
    timer = setTimeout(() => resolve(failure(`It took longer than ${timeLimit / 1000} s.`)), timeLimit);
    worker.once('message', resolve);
    worker.once('error', (error) => resolve(failure(errorMessage(error))));
  });
  try {
    return await result;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const failure = (reason: string): CommandResult => ({
  code: 2,
  stdout: '',
  stderr: `spec: the lint could not run. ${reason}\n`,
});
