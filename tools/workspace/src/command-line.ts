import { asksForHelp, parseCommandLine, UsageError } from '@wapi/lint/helpers';

/**
 * Checks the arguments of a command that has no options.
 *
 * @param name as the user types it, such as `npm test`
 * @param help the help text after its first line
 * @returns the exit code if the command must not run, otherwise undefined
 */
export function checkNoArguments(name: string, help: string, args: readonly string[]): 0 | 2 | undefined {
  if (asksForHelp(args)) {
    console.log(`Usage: ${name}\n\n${help}`);
    return 0;
  }
  try {
    const [argument] = parseCommandLine(args, {}).positionals;
    if (argument === undefined) return undefined;
    throw new UsageError(`expected no arguments, received ${JSON.stringify(argument)}.`);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${name}: ${error.message} See ${name} -- --help.`);
    return 2;
  }
}

/** Prints the help of a command without options, or rejects its arguments. Returns only if the command must run. */
export function requireNoArguments(name: string, help: string): void {
  const code = checkNoArguments(name, help, process.argv.slice(2));
  if (code !== undefined) process.exit(code);
}
