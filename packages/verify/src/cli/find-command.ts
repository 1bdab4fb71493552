import { parseArgs } from 'node:util';
import { HAR_OPTIONS, PROXY_OPTIONS, RUN_OPTIONS } from './options.js';

const COMMANDS = ['proxy', 'har', 'workflows'] as const;

/** A command, and the remaining arguments of the command line. */
export interface Command {
  name: (typeof COMMANDS)[number] | 'run' | 'version' | 'help';
  args: string[];
}

/** The names of the commands. The first argument is one of them, or a URL. */
export const commandNames: readonly string[] = COMMANDS;

/**
 * The options of all commands. Without them, the parser would read the value of an option, such as `proxy`, as a
 * command.
 */
const OPTIONS = { ...RUN_OPTIONS, ...PROXY_OPTIONS, ...HAR_OPTIONS, version: { type: 'boolean' } } as const;

/**
 * Finds the command, which is the first positional argument. A URL instead of a command starts a verification. Options
 * may come first.
 */
export function findCommand(args: readonly string[]): Command {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  if (values['version'] === true) return { name: 'version', args: [...args] };
  const first = tokens.find(({ kind }) => kind === 'positional');
  if (first === undefined) return { name: 'help', args: [...args] };
  const word = args[first.index] ?? '';
  const name = COMMANDS.find((command) => command === word);
  if (name !== undefined) return { name, args: args.toSpliced(first.index, 1) };
  return { name: word.includes(':') ? 'run' : 'help', args: [...args] };
}
