import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PartResult } from '../measure/comparison.js';
import { errorMessage } from '../measure/error-message.js';
import { compiledFolder } from './compile.js';

type Message = { result: PartResult } | { error: string };

interface ProgramOptions {
  /** Input that the program receives as JSON. */
  readonly input?: unknown;
  /**
   * Lets the program import TypeScript files from the workspace. Set it only for programs that measure other processes.
   */
  readonly withTsx?: boolean;
}

/**
 * Runs a compiled program of the benchmark in its own process.
 *
 * @param path below the compiled folder, e.g. `client/program.js`
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
  // Exit explicitly, because a measured library may prevent the process from ending.
  process.send?.(message, () => process.exit(0));
}
