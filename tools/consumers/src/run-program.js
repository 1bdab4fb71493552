import { spawn } from 'node:child_process';

/**
 * @typedef {object} Outcome
 * @property {number | null} status null where a signal ended it
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a program to its end, without a shell and without standard input.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, seconds?: number }} [options] seconds: after which it is ended, 60 unless told otherwise
 * @returns {Promise<Outcome>}
 * @throws when the program cannot be started
 */
export function runProgram(program, args, { cwd, env, seconds = 60 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1000 });
    const outcome = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => (outcome.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (outcome.stderr += text));
    child.once('error', (error) => reject(new Error(`${program} cannot be started: ${error.message}`)));
    child.once('close', (status) => resolve({ status, ...outcome }));
  });
}

/**
 * Runs a program that has to succeed.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Parameters<typeof runProgram>[2]} [options]
 * @returns {Promise<string>} what it printed on standard output
 * @throws with all that it printed when it fails
 */
export async function runToSuccess(program, args, options) {
  const { status, stdout, stderr } = await runProgram(program, args, options);
  if (status === 0) return stdout;
  throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${`${stderr}${stdout}`.trim()}`);
}
