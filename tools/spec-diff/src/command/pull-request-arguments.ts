import { parseCommandLine, UsageError } from '../lint.js';

/**
 * Reads the base of the comparison from the arguments.
 *
 * @throws {UsageError} if the base is missing, or an argument is unknown
 */
export function parsePullRequestArguments(args: readonly string[]): string {
  const { positionals } = parseCommandLine(args, {});
  const [base, ...more] = positionals;
  if (base === undefined || base === '')
    throw new UsageError('<base> must be a git ref, a spec folder or a bundle, received nothing.');
  if (more.length > 0) throw new UsageError(`expected one base, received ${positionals.length}.`);
  return base;
}
