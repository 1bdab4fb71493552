import { fileURLToPath } from 'node:url';
import { type Command, startProgram } from '../../../mock/test/support/command.js';

export type { Command };

/** The built command. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Starts `wapi-verify`. Stops it at the end of the test if it is still running. */
export function startCommand(args: readonly string[], env: Record<string, string> = {}): Command {
  return startProgram(CLI, args, env);
}
