import { parseArgs } from 'node:util';
import { MOCK_OPTIONS, TRIGGER_OPTIONS } from './arguments.js';
import { withNegativeValues } from './parse-options.js';
import { suggest } from './suggest.js';
import { UsageError } from './usage-error.js';

/** The commands that have a name. Without a name, the command line starts the mock. */
const NAMED_COMMANDS = ['record', 'replay', 'trigger', 'clock'] as const;
const ALL_OPTIONS = { ...MOCK_OPTIONS, ...TRIGGER_OPTIONS };
export type CommandName = 'mock' | (typeof NAMED_COMMANDS)[number];

/** A command and the remaining command-line arguments. */
export interface Command {
  name: CommandName;
  /** Set if the program prints its help or version instead of running the command. */
  print?: 'help' | 'version';
  args: string[];
}

/**
 * Finds the command: the first word that is neither an option nor an option's value. The container image passes its own
 * options before the command.
 *
 * @throws {UsageError} if the command does not exist
 */
export function findCommand(given: readonly string[]): Command {
  const args = withNegativeValues(given, ALL_OPTIONS);
  const { values, tokens } = parseArgs({
    args,
    options: ALL_OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [first, second] = tokens.flatMap((token) => (token.kind === 'positional' ? [token] : []));
  const rest = first === undefined ? args : args.toSpliced(first.index, 1);
  if (values['version'] === true) return { name: 'mock', print: 'version', args };
  if (first?.value === 'help') return { name: readName(second?.value), print: 'help', args: [] };
  // An unknown word may be the value of a misspelt option. In that case, the command reports the option.
  const isUnknown = tokens.some((token) => token.kind === 'option' && !Object.hasOwn(ALL_OPTIONS, token.name));
  const name = isUnknown && !isCommand(first?.value) ? 'mock' : readName(first?.value);
  return values['help'] === true ? { name, print: 'help', args: rest } : { name, args: rest };
}

function isCommand(word: string | undefined): boolean {
  return NAMED_COMMANDS.some((known) => known === word);
}

function readName(word: string | undefined): CommandName {
  if (word === undefined) return 'mock';
  const name = NAMED_COMMANDS.find((known) => known === word);
  if (name !== undefined) return name;
  if (word === 'proxy')
    throw new UsageError('the proxy is a command of the package @wapi/verify: wapi-verify proxy <target>');
  const match = suggest(word, NAMED_COMMANDS);
  const suggestion = match === undefined ? '' : ` (did you mean ${match}?)`;
  throw new UsageError(`unknown command "${word}"${suggestion}`);
}
