import { parseTime } from '../state/clock.js';
import { CLOCK_OPTIONS } from './arguments.js';
import { sendControl } from './control-request.js';
import { parseOptions } from './parse-options.js';
import { printLine } from './terminal.js';
import { UsageError } from './usage-error.js';

/**
 * Moves the clock of a running mock if a time is given, and prints the clock's time.
 *
 * @throws {UsageError} if an argument is invalid, or the mock rejects the time
 * @throws {FileError} if no mock responds
 */
export async function runClock(args: readonly string[]): Promise<void> {
  // Separate negative numbers, because Node would parse `-60` as an option.
  const backwards = args.filter((arg) => /^-\d+$/.test(arg));
  const others = args.filter((arg) => !backwards.includes(arg));
  const { values, positionals } = parseOptions([...others, '--', ...backwards], CLOCK_OPTIONS);
  const [time, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`clock must be followed by one time, received ${positionals.length}`);
  const { now } =
    time === undefined
      ? await sendControl<{ now: string }>(values, 'GET', '/clock')
      : await sendControl<{ now: string }>(values, 'PUT', '/clock', readMove(time));
  printLine(now);
}

function readMove(time: string): { advance: number } | { now: string } {
  if (/^[+-]\d+$/.test(time)) return { advance: Number(time) };
  if (!Number.isNaN(parseTime(time))) return { now: time };
  throw new UsageError(
    `clock must be followed by a date-time such as 2026-12-31T23:59:00Z or seconds such as +43200, received "${time}"`,
  );
}
