import { NAMESPACE_HEADER } from '../http/namespace-header.js';
import { CONTROL_PATH } from '../http/paths.js';
import { FileError } from '../mock-error.js';
import { readPort } from './address.js';
import { formatAttempt } from './delivery-line.js';
import { parseOptions } from './parse-options.js';
import { printLine } from './terminal.js';
import { TRIGGER_OPTIONS } from './arguments.js';
import { UsageError } from './usage-error.js';

interface Triggered {
  message: string;
  deliveries?: readonly { endpoint: string; attempts: readonly { status?: number; error?: string }[] }[];
}

/**
 * Lets a running mock send an event, and prints the result of each delivery. Sets the exit code to 1 if a delivery
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
  const origin = readOrigin(values.url, values.port);
  const headers = values.namespace === undefined ? {} : { [NAMESPACE_HEADER]: values.namespace };
  const { deliveries = [] } = await call(origin, '/webhooks/events', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ event, set }),
  });
  const { endpoints = [] } = await call(origin, '/webhooks', { headers });
  for (const { endpoint, attempts } of deliveries) {
    const { url = origin } = endpoints.find(({ id }) => id === endpoint) ?? {};
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

function readOrigin(url: string | undefined, port: string): string {
  if (url === undefined) return `http://127.0.0.1:${readPort(port)}`;
  if (!URL.canParse(url)) throw new UsageError('--url must be the URL of a mock, such as http://127.0.0.1:4010');
  return new URL(url).origin;
}

/** @throws {UsageError} with the mock's message if it rejects the request */
async function call(
  origin: string,
  path: string,
  init: RequestInit,
): Promise<Triggered & { endpoints?: readonly { id: string; url: string }[] }> {
  const response = await fetch(`${origin}${CONTROL_PATH}${path}`, init).catch((error: unknown) => {
    throw new FileError(`no mock responds at ${origin}: start one with wapi-mock, or name another with --url`, {
      cause: error,
    });
  });
  const reply = (await response.json().catch(() => ({ message: 'it is not a mock' }))) as Triggered;
  if (!response.ok) throw new UsageError(`${origin} rejects the event: ${reply.message.replace(/\.$/, '')}`);
  return reply;
}
