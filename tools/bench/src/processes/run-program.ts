import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PartResult } from '../measure/comparison.js';
import { errorMessage } from '../measure/error-message.js';
import { compiledFolder } from './compile.js';

type Message = { result: PartResult } | { error: string };

interface ProgramOptions {
  /** Passed to the program as JSON. */
  readonly input?: unknown;
  /** Lets the program import TypeScript of the workspace. Only for programs that measure other processes. */
  readonly withTsx?: boolean;
}

/**
 * Runs a compiled program of the benchmark in a process of its own.
 *
 * @param path below the compiled folder, as `client/program.js`
 * @throws Error with the program's own reason if it fails
 */
export async function runProgram(path: string, { input, withTsx = false }: ProgramOptions = {}): Promise<PartResult> {
  const execArgv = withTsx ? ['--import', import.meta.resolve('tsx')] : [];
  const child = fork(join(compiledFolder, path), [JSON.stringify(input ?? null)], { execArgv });
  let message: Message | undefined;
  child.once('message', (received) => {
    message = received as Message;
  });
  const [code] = await once(child, 'close');
  if (message === undefined) throw new Error(`${path} ended with ${code} before it reported a result`);
  if ('error' in message) throw new Error(message.error);
  return message.result;
}

/** Runs the work of a program and sends its result to the parent process. */
export async function reportResult<Input>(measure: (input: Input) => Promise<PartResult>): Promise<void> {
  process.once('disconnect', () => process.exit(1));
  const message = await measure(JSON.parse(process.argv[2] ?? 'null') as Input).then(
    (result): Message => ({ result }),
    (error: unknown): Message => ({ error: errorMessage(error) }),
  );
  // A measured library may hold the process open.
  process.send?.(message, () => process.exit(0));
}
