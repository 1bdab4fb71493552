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
 * @param secrets texts that must not show up in any message
 * @param sent texts that must not show up in a message that is not documented
 * @throws WapiResponseError otherwise. Its message quotes the answer's `message`, never another part of the body
 */
export function readAnswer(
  operation: WireOperation,
  response: Response,
  text: string | undefined,
  secrets: readonly string[],
  sent: readonly string[],
  details: WapiErrorDetails,
): Body {
  const { status } = response;
  const body = parseObject(text, status < 400 ? undefined : (value) => redactDocumented(value, secrets, sent));
  const fault = faultOf(operation, response, body, details.cause !== undefined);
  if (fault === undefined && body !== undefined) return body;
  const message = typeof body?.['message'] === 'string' ? `: ${redact(body['message'], [...secrets, ...sent])}` : '';
  throw new WapiResponseError(`${label(operation)} ${status}: ${fault}${message}`, { ...details, status });
}

/** What is wrong with an answer; undefined if it is as documented. */
function faultOf({ statuses, needs = [] }: WireOperation, { status, headers }: Response, body: Body | undefined, broke: boolean): string | undefined {
  if (!statuses.includes(status)) return undocumented(status);
  if (!body) return broke ? 'the connection broke while the answer was read' : `the body is not a JSON object${butIs(headers)}`;
  const missing = status < 400 ? needs.find((key) => (body[key] ?? undefined) === undefined) : undefined;
  return missing && `the body has no ${missing}`;
}

/** What a wrong body is said to be: HTML, for one, comes from a proxy or another site. */
function butIs(headers: Headers): string {
  const [type = 'application/json'] = /^[\w/+.-]{1,40}/.exec(headers.get('Content-Type') ?? '') ?? [];
  return type === 'application/json' ? '' : ` but ${type}`;
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
