import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Command {
  child: ChildProcess;
  /** The output so far. */
  output(): string;
  /** Waits until the output matches. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal and waits for the exit status. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `wapi-mock`. The process does not outlive the test. */
export function startCommand(args: readonly string[], env: Record<string, string> = {}): Command {
  return startProgram(CLI, args, env);
}

/** Starts a Node program. The process does not outlive the test. */
export function startProgram(file: string, args: readonly string[], env: Record<string, string> = {}): Command {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const exited = once(child, 'close') as Promise<[number | null]>;
  return {
    child,
    output: () => printed,
    async until(pattern) {
      for (let tries = 0; tries < 500; tries += 1) {
        const found = pattern.exec(printed);
        if (found !== null) return found;
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
      }
      throw new Error(`Nothing matches ${pattern} in: ${printed}`);
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return (await exited)[0];
    },
  };
}
