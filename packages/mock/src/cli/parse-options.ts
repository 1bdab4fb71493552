import { parseArgs, type ParseArgsConfig } from 'node:util';
import { suggest } from './suggest.js';
import { UsageError } from './usage-error.js';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;
type Parsed<Options extends OptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options }>
>;

/**
 * Parses options and positional arguments.
 *
 * @throws {UsageError} with a one-line message, because Node's message has three lines
 */
export function parseOptions<Options extends OptionsConfig>(
  args: readonly string[],
  options: Options,
): Parsed<Options> {
  try {
    return parseArgs({ args: withNegativeValues(args, options), allowPositionals: true, options });
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const [, option] = /'(?:-\w, )?(--[\w-]+)(?: <value>)?' argument (?:is ambiguous|missing)/.exec(message) ?? [];
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && option !== undefined)
      throw new UsageError(`${option} needs a value`);
    const [, unknown = ''] = /^Unknown option '([^']*)'/.exec(message) ?? [];
    const match = suggest(unknown.replace(/^-+/, ''), Object.keys(options));
    const suggestion = match === undefined ? '' : ` (did you mean --${match}?)`;
    throw new UsageError(`${message.split('. ')[0]}${suggestion}`);
  }
}

/**
 * Joins an option and a negative number, because Node would parse `-1` as an option. The option's own check reports an
 * invalid number.
 */
export function withNegativeValues(args: readonly string[], options: OptionsConfig): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1) ?? '';
    const takesValue = Object.entries(options).some(
      ([name, { type, short }]) => type === 'string' && (before === `--${name}` || before === `-${short}`),
    );
    if (takesValue && /^-\d/.test(arg)) joined.splice(-1, 1, `${before}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/**
 * Checks the value of an option that has a fixed list of values.
 *
 * @throws {UsageError} if the value is not in the list
 */
export function readChoice<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(`${option} must be one of ${choices.join(', ')}, received "${value}"`);
  return found;
}
