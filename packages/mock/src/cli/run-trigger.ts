import { TRIGGER_OPTIONS } from './arguments.js';
import { readOrigin, sendControl } from './control-request.js';
import { formatAttempt } from './delivery-line.js';
import { parseOptions } from './parse-options.js';
import { printLine } from './terminal.js';
import { UsageError } from './usage-error.js';

interface Triggered {
  deliveries: readonly { endpoint: string; attempts: readonly { status?: number; error?: string }[] }[];
}

interface Listing {
  endpoints: readonly { id: string; url: string }[];
}

/**
 * Makes a running mock send an event, and prints the result of each delivery. Sets the exit code to 1 if a delivery
 * fails.
 *
 * @throws {UsageError} if an argument is invalid, or the mock rejects the event
 * @throws {FileError} if no mock responds
 */
export async function runTrigger(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseOptions(args, TRIGGER_OPTIONS);
  const [event, ...rest] = positionals;
  if (event === undefined || rest.length > 0)
    throw new UsageError('trigger must be followed by the name of one event, such as withdrawal.transaction_completed');
  const set = Object.fromEntries((values.set ?? []).map(readField));
  const { deliveries } = await sendControl<Triggered>(values, 'POST', '/webhooks/events', { event, set });
  const { endpoints } = await sendControl<Listing>(values, 'GET', '/webhooks');
  for (const { endpoint, attempts } of deliveries) {
    const { url = readOrigin(values) } = endpoints.find(({ id }) => id === endpoint) ?? {};
    const { status, error } = attempts[0] ?? {};
    printLine(formatAttempt({ event, url, status, error }));
    if (status === undefined || status < 200 || status > 299) process.exitCode = 1;
  }
}

function readField(text: string): [name: string, value: string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new UsageError(`--set must be field=value such as amount=25.00, received "${text}"`);
  return [name, value];
}
