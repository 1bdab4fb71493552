import { spawn } from 'node:child_process';

export interface Outcome {
  /** The exit code; `null` if a signal ended the program. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /**
   * Time limit in seconds, after which the program is killed.
   *
   * @default 240
   */
  readonly seconds?: number | undefined;
}

/** Thrown after a program was killed because it did not end in time. */
export class ProgramTimeoutError extends Error {
  override readonly name = 'ProgramTimeoutError';
  readonly seconds: number;

  constructor(command: string, seconds: number) {
    super(`${command} did not end within ${seconds} s.`);
    this.seconds = seconds;
  }
}

/**
 * Runs a program to its end, without a shell and without standard input.
 *
 * @throws {ProgramTimeoutError} if the program does not end in time
 * @throws {Error} if the program cannot be started
 */
export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { cwd, env, seconds = 240 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const outcome = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (outcome.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (outcome.stderr += text));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      // Do not wait for `close`, because a child of the program may still hold the pipes open.
      child.stdout.destroy();
      child.stderr.destroy();
      reject(new ProgramTimeoutError([program, ...args].join(' '), seconds));
    }, seconds * 1000);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`Could not start ${program}: ${error.message}`));
    });
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve({ status, ...outcome });
    });
  });
}

/**
 * Runs a program that must succeed and returns its standard output.
 *
 * @throws {Error} with the complete output if the program fails
 */
export async function runToSuccess(program: string, args: readonly string[], options?: RunOptions): Promise<string> {
  const { status, stdout, stderr } = await runProgram(program, args, options);
  if (status === 0) return stdout;
  throw new Error(`${program} ${args.join(' ')} exited with ${status}:\n${`${stderr}${stdout}`.trim()}`);
}
