import { parseArgs } from 'node:util';
import { MOCK_OPTIONS } from './arguments.js';
import { withNegativeValues } from './parse-options.js';

/** What the command line asks for, and the arguments of that. */
export interface Command {
  name: 'mock' | 'proxy' | 'version';
  args: string[];
}

/**
 * Finds out what is asked for: the first word that is no option and no value of one. An image of a container has options of its own
 * in front of it.
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
