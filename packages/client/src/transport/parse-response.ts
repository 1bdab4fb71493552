import { WapiResponseError } from '../errors/wapi-response-error.js';
import type { WapiErrorDetails } from '../errors/wapi-error.js';
import { formatOperation, type OperationDescriptor } from '../operation/descriptor.js';
import { redact, redactDocumented } from './redact.js';

/** Every documented response is a JSON object. */
export type Body = Record<string, unknown>;

/**
 * Checks that a response is what the operation's types promise: a documented status with a JSON object.
 *
 * @param text the body; undefined if it could not be read, because of the `cause` in details
 * @param secrets texts that no message may contain
 * @param sent texts that no undocumented message may contain
 * @throws WapiResponseError otherwise. Its message quotes the response's `message`, never another part of the body
 */
export function parseResponse(
  operation: OperationDescriptor,
  response: Response,
  text: string | undefined,
  secrets: readonly string[],
  sent: readonly string[],
  details: WapiErrorDetails,
): Body {
  const { status } = response;
  const body = parseObject(text, status < 400 ? undefined : (value) => redactDocumented(value, secrets, sent));
  const fault = findFault(operation, response, body, details.cause !== undefined);
  if (fault === undefined && body !== undefined) return body;
  const message = typeof body?.['message'] === 'string' ? `: ${redact(body['message'], [...secrets, ...sent])}` : '';
  throw new WapiResponseError(`${formatOperation(operation)} ${status}: ${fault}${message}`, { ...details, status });
}

/** @returns undefined if the response is as documented */
function findFault(
  { statuses, needs = [] }: OperationDescriptor,
  { status, headers }: Response,
  body: Body | undefined,
  isBroken: boolean,
): string | undefined {
  if (!statuses.includes(status)) return describeStatus(status);
  if (!body && isBroken) return 'the connection broke while the response was read';
  if (!body) return `the body is not a JSON object${describeContentType(headers)}`;
  const missing = status < 400 ? needs.find((key) => (body[key] ?? undefined) === undefined) : undefined;
  return missing && `the body has no ${missing}`;
}

/** Names the content type of a wrong body: HTML, for example, comes from a proxy or another site. */
function describeContentType(headers: Headers): string {
  const [type = 'application/json'] = /^[\w/+.-]{1,40}/.exec(headers.get('Content-Type') ?? '') ?? [];
  return type === 'application/json' ? '' : ` but ${type}`;
}

function describeStatus(status: number): string {
  if (status === 404) return 'not a documented status, so the baseUrl may be wrong';
  return status === 0 || (status >= 300 && status < 400)
    ? 'a redirect, which is not followed'
    : 'not a documented status';
}

/**
 * @param change replaces each text in the object
 * @returns undefined if the text is not a JSON object
 */
function parseObject(text: string | undefined, change?: (text: string) => string): Body | undefined {
  try {
    const body: unknown = JSON.parse(
      text ?? '',
      change && ((_key, value: unknown) => (typeof value === 'string' ? change(value) : value)),
    );
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Body) : undefined;
  } catch {
    // A SyntaxError quotes the body, so do not pass it on as a cause.
    return undefined;
  }
}
