// Runs the lint command in the thread that `run-in-worker.ts` starts.
import { parentPort, workerData } from 'node:worker_threads';
import { runLintCommand } from './run-lint-command.js';

const { args, cwd } = workerData as { args: readonly string[]; cwd: string | undefined };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(await runLintCommand(args, cwd));
