import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** The output of a script. */
export interface ScriptResult {
  code: number;
  out: string;
  error: string;
}

/**
 * Imports one script after the other, each with its own environment. The query makes Node run a file again. Reports the
 * output of a script when its module has ended.
 */
const RUNNER = `
const { parentPort } = require('node:worker_threads');
let run = 0;
process.exit = () => { throw new Error('A script must set process.exitCode.'); };
parentPort.on('message', async ({ url, env }) => {
  const result = { code: 0, out: '', error: '' };
  process.stdout.write = (text) => { result.out += text; return true; };
  process.stderr.write = (text) => { result.error += text; return true; };
  process.env = { ...env };
  process.exitCode = undefined;
  try {
    await import(url + '?' + ++run);
    result.code = process.exitCode ?? 0;
  } catch (error) {
    Object.assign(result, { code: 1, error: result.error + error });
  }
  parentPort.postMessage(result);
});`;

let runner: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a JavaScript file in a thread. All files run in the same thread, one at a time, because a new thread would load
 * the client again. The file has its own environment, output and exit code, but shares the working directory of this
 * process.
 *
 * @param file the absolute path of the file
 * @param env variables in addition to those of this process
 */
export function runScript(file: string, env: Readonly<Record<string, string>>): Promise<ScriptResult> {
  const result = last.then(async () => {
    runner ??= startRunner();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    runner.postMessage({ url: pathToFileURL(file).href, env: { ...process.env, ...env } });
    const [message] = (await once(runner, 'message')) as [ScriptResult];
    return message;
  });
  last = result.catch(() => undefined);
  return result;
}

function startRunner(): Worker {
  const worker = new Worker(RUNNER, { eval: true, execArgv: [] });
  // A waiting thread must not prevent the end of this process.
  worker.unref();
  // An error outside of a script's module ends the thread.
  return worker.once('exit', () => (runner = undefined));
}
