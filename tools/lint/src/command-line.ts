import { parseArgs, type ParseArgsConfig } from 'node:util';
import { closestMatch } from './source/closest-match.js';

/** Thrown if the arguments of a command are invalid. The message is a single line for the command's user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;
type CommandLine<Options extends OptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options }>
>;

/** Whether the user asks for help. Commands handle help before any other check or build. */
export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? args.length : end).some((arg) => arg === '--help' || arg === '-h');
}

/**
 * Parses options and positional arguments.
 *
 * @throws {UsageError} if an option is unknown or has no value
 */
export function parseCommandLine<const Options extends OptionsConfig>(
  args: readonly string[],
  options: Options,
): CommandLine<Options> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const [, option = ''] = /'(-[^' ]*)/.exec(message) ?? [];
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw new UsageError(`unknown option ${option}.${suggest(option, ['help', ...Object.keys(options)])}`);
    if (/argument (?:is ambiguous|missing)/.test(message)) throw new UsageError(`${option} needs a value.`);
    throw new UsageError(`${message.split('. ')[0]}.`);
  }
}

/**
 * Returns a sentence with the option that the user probably meant, or an empty string. A misspelling must have the same
 * first letter.
 */
function suggest(option: string, names: readonly string[]): string {
  const name = option.replace(/^-+/, '');
  const match = closestMatch(
    name,
    names.filter((known) => known.startsWith(name.charAt(0))),
  );
  return name === '' || match === undefined ? '' : ` Did you mean --${match}?`;
}
