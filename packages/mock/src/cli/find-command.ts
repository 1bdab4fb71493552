import { parseArgs } from 'node:util';
import { MOCK_OPTIONS } from './arguments.js';
import { withNegativeValues } from './parse-options.js';

/** A command and its arguments. */
export interface Command {
  name: 'mock' | 'proxy' | 'version';
  args: string[];
}

/**
 * Finds the command: the first word that is neither an option nor an option's value. The container image passes its own
 * options before the command.
 */
export function findCommand(given: readonly string[]): Command {
  const options = { ...MOCK_OPTIONS, version: { type: 'boolean' } } as const;
  const args = withNegativeValues(given, options);
  const { values, tokens } = parseArgs({ args, options, allowPositionals: true, strict: false, tokens: true });
  if (values.version === true) return { name: 'version', args };
  const first = tokens.find(({ kind }) => kind === 'positional');
  if (first === undefined || args[first.index] !== 'proxy') return { name: 'mock', args };
  return { name: 'proxy', args: args.toSpliced(first.index, 1) };
}
