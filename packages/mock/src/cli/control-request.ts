import { NAMESPACE_HEADER } from '../http/namespace-header.js';
import { CONTROL_PATH } from '../http/paths.js';
import { FileError } from '../mock-error.js';
import { readPort } from './address.js';
import { UsageError } from './usage-error.js';

/** The options that select a running mock. */
export interface Target {
  port: string;
  url?: string | undefined;
  namespace?: string | undefined;
}

/** @throws {UsageError} if the options are invalid */
export function readOrigin({ url, port }: Target): string {
  if (url === undefined) return `http://127.0.0.1:${readPort(port)}`;
  if (!URL.canParse(url)) throw new UsageError('--url must be the URL of a mock, such as http://127.0.0.1:4010');
  return new URL(url).origin;
}

/**
 * Sends a request to a control path of a running mock.
 *
 * @param path relative to the control path
 * @param body sent as JSON; undefined for none
 * @throws {UsageError} with the mock's message if it rejects the request
 * @throws {FileError} if no mock responds
 */
export async function sendControl<Reply>(target: Target, method: string, path: string, body?: object): Promise<Reply> {
  const origin = readOrigin(target);
  const headers = new Headers(target.namespace === undefined ? {} : { [NAMESPACE_HEADER]: target.namespace });
  if (body !== undefined) headers.set('content-type', 'application/json');
  const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
  const response = await fetch(`${origin}${CONTROL_PATH}${path}`, init).catch((error: unknown) => {
    throw new FileError(
      `no mock responds at ${origin}: start one with wapi-mock, or name another with --port or --url`,
      { cause: error },
    );
  });
  const reply = (await response.json().catch(() => ({ message: 'it is not a mock' }))) as Reply & { message: string };
  if (!response.ok) throw new UsageError(`${origin} rejects the request: ${reply.message.replace(/\.$/, '')}`);
  return reply;
}
