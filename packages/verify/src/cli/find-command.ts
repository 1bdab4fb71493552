import { parseArgs } from 'node:util';

const COMMANDS = ['proxy', 'workflows'] as const;

/** A command, and the other arguments of the command line. */
export interface Command {
  name: (typeof COMMANDS)[number] | 'run' | 'version' | 'help';
  args: string[];
}

/** The words that can be the first argument instead of a URL. */
export const commandNames: readonly string[] = COMMANDS;

/** Options that take a value. A value such as `proxy` after them is not a command. */
const WITH_VALUE = ['port', 'host', 'platform', 'report', 'timeout', 'format', 'state'];

/** Finds the command: the first positional argument. A URL is verified. Options may come before it. */
export function findCommand(args: readonly string[]): Command {
  const withValue = Object.fromEntries(WITH_VALUE.map((name) => [name, { type: 'string' }] as const));
  const { values, tokens } = parseArgs({
    args: [...args],
    options: { ...withValue, version: { type: 'boolean' } },
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
