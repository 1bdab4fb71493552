import { parseArgs } from 'node:util';

const COMMANDS = ['proxy', 'workflows'] as const;

/** A command, and the other arguments of the command line. */
export interface Command {
  name: (typeof COMMANDS)[number] | 'version' | 'help';
  args: string[];
}

/** Options that take a value. A value such as `proxy` after them is not a command. */
const WITH_VALUE = { port: { type: 'string' }, host: { type: 'string' }, platform: { type: 'string' } } as const;

/** Finds the command: the first positional argument. Options may come before it. */
export function findCommand(args: readonly string[]): Command {
  const options = {
    ...WITH_VALUE,
    report: { type: 'string' },
    timeout: { type: 'string' },
    version: { type: 'boolean' },
  } as const;
  const { values, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  if (values.version === true) return { name: 'version', args: [...args] };
  const first = tokens.find(({ kind }) => kind === 'positional');
  const name = COMMANDS.find((command) => first !== undefined && args[first.index] === command);
  if (name === undefined || first === undefined) return { name: 'help', args: [...args] };
  return { name, args: args.toSpliced(first.index, 1) };
}
