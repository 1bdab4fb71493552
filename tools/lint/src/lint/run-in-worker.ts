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
 * until the end of the run. A larger one than this costs more, because the system has to provide each of its pages.
 */
const maxYoungGenerationSizeMb = 32;

/** The limits of a run, in milliseconds. */
interface Limits {
  /** The time in which the lint computes. It usually takes a few seconds. */
  cpu: number;
  /** The elapsed time. It only ends a run that waits forever, because a run on a busy machine waits a lot. */
  elapsed: number;
}

/** An endless run must not block a pull request, and a busy machine must not end a run that makes progress. */
const defaultLimits: Limits = { cpu: 120_000, elapsed: 1_800_000 };

/**
 * Runs the lint command in a thread with a large stack and time limits.
 *
 * @param args the command-line arguments
 * @param cwd the folder to which paths are relative
 * @default cwd process.cwd()
 * @default limits 2 minutes of computing, and 30 minutes in all
 */
export async function runLintInWorker(
  args: readonly string[],
  cwd?: string,
  limits: Limits = defaultLimits,
): Promise<CommandResult> {
  const worker = new Worker(await buildWorker(), {
    execArgv: [],
    workerData: { args, cwd },
    resourceLimits: { stackSizeMb, maxYoungGenerationSizeMb },
  });
  let timer: NodeJS.Timeout | undefined;
  const result = new Promise<CommandResult>((resolve) => {
    const start = { cpu: usedCpu(), time: performance.now() };
    const check = () => {
      const left = {
        cpu: limits.cpu - (usedCpu() - start.cpu),
        elapsed: limits.elapsed - (performance.now() - start.time),
      };
      if (left.cpu <= 0) resolve(failure(`It computed for more than ${limits.cpu / 1000} s. ${advice}`));
      else if (left.elapsed <= 0) resolve(failure(`It took longer than ${limits.elapsed / 1000} s. ${advice}`));
      // Two threads compute: the lint and the garbage collector.
      else timer = setTimeout(check, Math.max(minInterval, Math.min(left.cpu / 2, left.elapsed)));
    };
    check();
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

/** Milliseconds between two checks of the limits, at least. */
const minInterval = 100;

const advice =
  'Look for a schema or a pattern that takes very long: undo the last edits one by one, and run the lint again.';

/** Milliseconds of CPU time that this process has used, with all of its threads. */
function usedCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const failure = (reason: string): CommandResult => ({
  code: 2,
  stdout: '',
  stderr: `spec: the lint could not run. ${reason}\n`,
});
