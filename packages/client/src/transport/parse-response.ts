import { isPlainObject } from '../encoding/fields.js';
import { WapiResponseError } from '../errors/wapi-response-error.js';
import type { ErrorResponse, WapiErrorDetails } from '../errors/wapi-error.js';
import { formatOperation, type OperationDescriptor } from '../operation/descriptor.js';
import { type ExactJson, parseExact } from './exact-json.js';
import type { ReceivedResponse } from './read-body.js';
import { redact, redactDocumented } from './redact.js';
import { mayHaveProcessed } from './refusals.js';

/** The body of a response. Every documented body is a JSON object. */
export type Body = Record<string, unknown>;

/** The parsed body of a response that is returned to the caller. */
export interface ParsedBody {
  body: Body;
  /**
   * Whether the spec documents the status code and, for a success, whether the body contains the keys that the
   * operation needs.
   */
  documented: boolean;
  /** The missing key of a success; undefined if it has all keys. */
  missing: string | undefined;
  /** A pointer to the first number that was converted to a string. */
  converted: string | undefined;
}

/** Strings from the request that messages and errors must not repeat. */
export interface SentTexts {
  /** The credential and the values of secret fields. No message may repeat them. */
  secrets: readonly string[];
  /** All strings in the request body. No undocumented message may repeat them. */
  all: readonly string[];
}

/**
 * Parses a response that is returned to the caller: its body is a JSON object, and its status code is documented or a
 * success.
 *
 * @throws WapiResponseError on any other response. Its message quotes the response's `message`, never another part of
 * the body
 */
export function parseResponse(
  operation: OperationDescriptor,
  received: ReceivedResponse,
  getSent: () => SentTexts,
  details: WapiErrorDetails,
): ParsedBody {
  const { status } = received.response;
  const isSuccess = status >= 200 && status < 300;
  const isDocumented = operation.statuses.includes(status);
  const { fault } = received;
  const sent = isSuccess ? undefined : getSent();
  const change = sent && ((text: string) => redactDocumented(text, sent.secrets, sent.all));
  const parsed = fault ? undefined : parseJson(received.text, change);
  const body = isPlainObject(parsed?.value) ? parsed.value : undefined;
  if (parsed && body && (isSuccess || isDocumented)) {
    const missing = isSuccess ? operation.needs?.find((path) => isEmpty(body, path)) : undefined;
    return { body, documented: isDocumented && missing === undefined, missing, converted: parsed.converted };
  }
  const { secrets, all } = sent ?? getSent();
  const quoted = body?.['message'];
  const message = typeof quoted === 'string' ? `: ${redact(quoted, [...secrets, ...all])}` : '';
  throw new WapiResponseError(
    `${formatOperation(operation)} ${status}: ${describeFault(received, isDocumented)}${message}`,
    {
      ...details,
      maybeSent: mayHaveProcessed(operation, status),
      response: toErrorResponse(received, secrets),
      ...(fault?.kind === 'broken' && { cause: fault.cause }),
    },
  );
}

/** Prepares a response for an error. Redacts credentials, because the body may end up in logs. */
export function toErrorResponse(received: ReceivedResponse, secrets: readonly string[]): ErrorResponse {
  const { status, headers } = received.response;
  return {
    status,
    headers,
    getBody() {
      if (received.text === '') return undefined;
      const change = (text: string): string => redactDocumented(text, secrets, []);
      return parseJson(received.text, change)?.value ?? change(received.text);
    },
  };
}

/** Whether a body lacks the value at a path like `data.transaction_id`. An empty string counts as missing. */
function isEmpty(body: Body, path: string): boolean {
  let value: unknown = body;
  for (const key of path.split('.')) value = (value as Body | null | undefined)?.[key];
  return value === undefined || value === null || value === '';
}

function describeFault({ response, fault }: ReceivedResponse, isDocumented: boolean): string {
  if (fault?.kind === 'tooLong') return `the body is longer than maxResponseBytes, ${fault.maxBytes} bytes`;
  const { status, headers } = response;
  const isSuccess = status >= 200 && status < 300;
  if (!isDocumented && !isSuccess) return describeStatus(status);
  if (fault) return 'the connection broke while the response was read';
  return `the body is not a JSON object${describeContentType(headers)}`;
}

/** Returns the content type of an invalid body. HTML, for example, comes from a proxy or a different site. */
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
 * @param change converts each string in the value
 * @returns undefined if the text is not JSON
 */
function parseJson(text: string, change?: (text: string) => string): ExactJson | undefined {
  try {
    return parseExact(text, change && ((_key, value) => (typeof value === 'string' ? change(value) : value)));
  } catch {
    // Drop the SyntaxError, because it quotes the body.
    return undefined;
  }
}
