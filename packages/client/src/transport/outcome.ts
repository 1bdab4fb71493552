import { WapiNetworkError } from '../errors/wapi-network-error.js';
import { WapiResponseError } from '../errors/wapi-response-error.js';
import { secretFields } from '../generated/wire.js';
import { formatOperation } from '../operation/descriptor.js';
import type { CallContext, CallDetails } from './call-context.js';
import { type Body, parseResponse } from './parse-response.js';
import { parseRetryAfter } from './parse-retry-after.js';
import type { PreparedRequest } from './prepared-request.js';
import type { Failure } from './request-state.js';

/** A documented response. */
export interface ParsedResponse {
  status: number;
  body: Body;
  response: Response;
  /** When the same call can succeed. */
  retryAt: Date | undefined;
  details: CallDetails;
}

/** The result of one request. */
export type Outcome =
  /** A documented response, and the token or key that was sent for it. */
  | { kind: 'documented'; status: number; parsed: ParsedResponse; secret: string | undefined }
  /** A response that the spec does not document, or whose body broke off. */
  | { kind: 'undocumented'; status: number; error: WapiResponseError }
  /** No response. */
  | { kind: 'failed'; status: undefined; error: WapiNetworkError };

/** A response as it arrived. */
export interface ReceivedResponse {
  response: Response;
  /** Undefined if the body broke off, because of `cause`. */
  text: string | undefined;
  cause: unknown;
}

/** Turns a response into an outcome. Secrets that the response echoes are redacted. */
export function toOutcome(
  request: PreparedRequest,
  context: CallContext,
  { response, text, cause }: ReceivedResponse,
  secret: string | undefined,
): Outcome {
  const { operation } = request;
  const { status } = response;
  const fields = [...(request.body ?? [])].filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '',
  );
  const sentValues = fields.map(([, value]) => value);
  const secretValues = fields.filter(([name]) => secretFields.includes(name)).map(([, value]) => value);
  const secrets = [...(secret ? [secret] : []), ...secretValues];
  const retryTime = status < 400 ? undefined : parseRetryAfter(response);
  const retryAt = retryTime === undefined ? undefined : new Date(retryTime);
  const details = { ...context.details(), retryAt };
  try {
    const body = parseResponse(operation, response, text, secrets, sentValues, { ...details, cause });
    return { kind: 'documented', status, parsed: { status, body, response, retryAt, details }, secret };
  } catch (error) {
    if (error instanceof WapiResponseError) return { kind: 'undocumented', status, error };
    throw error;
  }
}

/**
 * Turns a failed request into an outcome.
 *
 * @param maybeSent whether the API may have carried it out
 */
export function toFailedOutcome(
  { operation }: PreparedRequest,
  context: CallContext,
  failure: Failure,
  cause: unknown,
  maybeSent: boolean,
): Outcome {
  const { deadline } = context.waiter;
  const isTooLate = failure.kind === 'tooLate';
  const fate = maybeSent ? 'may have been carried out' : 'was not sent';
  const error = new WapiNetworkError(
    `${formatOperation(operation)}: ${describeFailure(failure, operation.limit)}, the request ${fate}`,
    {
      ...context.details(),
      aborted: failure.kind === 'aborted',
      timedOut: isTooLate ? failure.sendableAt > deadline : failure.kind === 'timedOut',
      maybeSent,
      ...(isTooLate ? { retryAt: new Date(failure.sendableAt) } : { cause }),
    },
  );
  return { kind: 'failed', status: undefined, error };
}

function describeFailure(failure: Failure, limit: number): string {
  switch (failure.kind) {
    case 'tooLate':
      return `the rate limit of ${limit} per minute delays it for too long`;
    case 'aborted':
      return 'aborted';
    case 'timedOut':
      return 'timed out';
    case 'fetchFailed': {
      const code = findSystemCode(failure.cause);
      return code === undefined ? 'no response' : `no response (${code})`;
    }
  }
}

/** Finds the code of the system's error, because "fetch failed" alone does not say why. */
function findSystemCode(error: unknown): string | undefined {
  let code: unknown;
  for (let cause = error; cause instanceof Error && code === undefined; cause = cause.cause)
    ({ code } = cause as { code?: unknown });
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : undefined;
}
