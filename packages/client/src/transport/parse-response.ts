import { isPlainObject } from '../encoding/fields.js';
import { WapiResponseError } from '../errors/wapi-response-error.js';
import type { ErrorResponse, WapiErrorDetails } from '../errors/wapi-error.js';
import { formatOperation, type OperationDescriptor } from '../operation/descriptor.js';
import { type ExactJson, parseExact } from './exact-json.js';
import type { ReceivedResponse } from './read-body.js';
import { redact, redactDocumented } from './redact.js';
import { mayHaveProcessed } from './refusals.js';

/** Every documented response is a JSON object. */
export type Body = Record<string, unknown>;

/** The body of a response that the caller receives as a result. */
export interface ParsedBody {
  body: Body;
  /** Whether the spec documents the status, and a success has the keys that its operation needs. */
  documented: boolean;
  /** The key that a success lacks; undefined if it has all. */
  missing: string | undefined;
  /** A pointer to the first number that became text. */
  converted: string | undefined;
}

/** The texts that must not appear where a caller does not expect them. */
export interface SentTexts {
  /** The credential and the values of secret fields, which nothing may repeat. */
  secrets: readonly string[];
  /** All texts of the body, which no undocumented message may repeat. */
  all: readonly string[];
}

/**
 * Parses a response that the caller receives as a result: a JSON object with a documented status or any other success.
 *
 * @throws WapiResponseError otherwise. Its message quotes the response's `message`, never another part of the body
 */
export function parseResponse(
  operation: OperationDescriptor,
  received: ReceivedResponse,
  sent: SentTexts,
  details: WapiErrorDetails,
): ParsedBody {
  const { status } = received.response;
  const isSuccess = status >= 200 && status < 300;
  const isDocumented = operation.statuses.includes(status);
  const { fault } = received;
  const change = isSuccess ? undefined : (text: string) => redactDocumented(text, sent.secrets, sent.all);
  const parsed = fault ? undefined : parseJson(received.text, change);
  const body = isPlainObject(parsed?.value) ? parsed.value : undefined;
  if (parsed && body && (isSuccess || isDocumented)) {
    const missing = isSuccess ? operation.needs?.find((path) => isEmpty(body, path)) : undefined;
    return { body, documented: isDocumented && missing === undefined, missing, converted: parsed.converted };
  }
  const quoted = body?.['message'];
  const message = typeof quoted === 'string' ? `: ${redact(quoted, [...sent.secrets, ...sent.all])}` : '';
  throw new WapiResponseError(
    `${formatOperation(operation)} ${status}: ${describeFault(received, isDocumented)}${message}`,
    {
      ...details,
      maybeSent: mayHaveProcessed(operation, status),
      response: toErrorResponse(received, sent.secrets),
      ...(fault?.kind === 'broken' && { cause: fault.cause }),
    },
  );
}

/** The response for an error. Credentials are redacted, because the body ends in logs sooner or later. */
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

/** Whether a body lacks a needed value, given as a path like `data.transaction_id`. An empty text is not an id. */
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
 * @param change replaces each text in the value
 * @returns undefined if the text is not JSON
 */
function parseJson(text: string, change?: (text: string) => string): ExactJson | undefined {
  try {
    return parseExact(text, change && ((_key, value) => (typeof value === 'string' ? change(value) : value)));
  } catch {
    // A SyntaxError quotes the body, so do not pass it on as a cause.
    return undefined;
  }
}
