import { Worker } from 'node:worker_threads';

/** The output of a script. */
export interface ScriptResult {
  code: number;
  out: string;
  error: string;
}

/**
 * Runs a JavaScript file in a thread of its own, which starts faster than a process. The file gets its own modules,
 * environment, output and exit code, but the working directory of this process.
 *
 * @param file the absolute path of the file
 * @param env variables in addition to those of this process
 */
export async function runScript(file: string, env: Readonly<Record<string, string>>): Promise<ScriptResult> {
  const worker = new Worker(file, { env: { ...process.env, ...env }, execArgv: [], stdout: true, stderr: true });
  const output = { out: '', error: '' };
  worker.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text));
  worker.stderr.setEncoding('utf8').on('data', (text: string) => (output.error += text));
  // A process prints an uncaught error, a thread reports it to its parent.
  worker.on('error', (error) => (output.error += String(error)));
  const code = await new Promise<number>((resolve) => worker.on('exit', resolve));
  return { code, ...output };
}
