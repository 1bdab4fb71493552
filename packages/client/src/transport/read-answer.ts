import { WapiResponseError } from '../errors/wapi-response-error.js';
import type { WapiErrorDetails } from '../errors/wapi-error.js';
import { redact, redactDocumented } from './redact.js';
import { label, type WireOperation } from './wire-operation.js';

/** The JSON object that every answer is. */
export type Body = Record<string, unknown>;

/**
 * Makes sure that an answer is what the operation's types promise: a documented status with a JSON object.
 *
 * @param text the body; undefined if it could not be read, because of the `cause` in details
 * @param sent texts that must not show up in an error
 * @throws WapiResponseError otherwise. Its message quotes the answer's `message`, never another part of the body
 */
export function readAnswer(
  operation: WireOperation,
  status: number,
  text: string | undefined,
  sent: readonly string[],
  details: WapiErrorDetails,
): Body {
  const body = parseObject(text, status < 400 ? undefined : (value) => redactDocumented(value, sent));
  const fault = operation.statuses.includes(status) ? undefined : undocumented(status);
  if (fault === undefined && body !== undefined) return body;
  const message = typeof body?.['message'] === 'string' ? `: ${redact(body['message'], sent)}` : '';
  throw new WapiResponseError(`${label(operation)} ${status}: ${fault ?? 'the body is not a JSON object'}${message}`, { ...details, status });
}

function undocumented(status: number): string {
  if (status === 404) return 'not a documented status, so look at the baseUrl';
  return status === 0 || (status >= 300 && status < 400) ? 'a redirect, which is not followed' : 'not a documented status';
}

/**
 * Undefined where there is no JSON object to be had.
 *
 * @param change what to make of its texts
 */
function parseObject(text: string | undefined, change?: (text: string) => string): Body | undefined {
  try {
    const body: unknown = JSON.parse(text ?? '', change && ((_key, value: unknown) => (typeof value === 'string' ? change(value) : value)));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Body) : undefined;
  } catch {
    // A SyntaxError quotes the body, so it is no cause to hand on.
    return undefined;
  }
}
