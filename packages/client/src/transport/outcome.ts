import { WapiNetworkError } from '../errors/wapi-network-error.js';
import { WapiResponseError } from '../errors/wapi-response-error.js';
import { secretFields } from '../generated/wire.js';
import { formatOperation } from '../operation/descriptor.js';
import { toDate } from '../pacing/clock.js';
import type { Client } from './client.js';
import type { CallContext, CallDetails } from './call-context.js';
import { type ParsedBody, parseResponse, type SentTexts, toErrorResponse } from './parse-response.js';
import { parseRetryAfter } from './parse-retry-after.js';
import type { PreparedRequest } from './prepared-request.js';
import { isUnreadableFile } from './proves-no-arrival.js';
import type { ReceivedResponse } from './read-body.js';
import type { Failure } from './request-state.js';

/** A response that is returned to the caller, not thrown as an error. */
export interface ParsedResponse extends ParsedBody {
  status: number;
  response: Response;
  /** The time from which the same call can succeed; undefined if unknown. */
  retryAt: Date | undefined;
  details: CallDetails;
}

/** The result of one request. */
export type Outcome =
  /** A response that is returned to the caller, and the token or key in its request. */
  | { kind: 'result'; status: number; parsed: ParsedResponse; secret: string | undefined }
  /** An undocumented response that is not a success, or whose body cannot be used. */
  | { kind: 'unusable'; status: number; error: WapiResponseError }
  /**
   * The response is missing or incomplete. The status code is known if the response began. `isFinal`: a retry cannot
   * help, because the rate limit would delay it for too long, or a file of the body is no longer readable.
   */
  | { kind: 'failed'; status: number | undefined; error: WapiNetworkError; isFinal: boolean };

/** The time from which the same call can succeed; undefined if unknown. */
export function getRetryAt(outcome: Outcome): Date | undefined {
  return (outcome.kind === 'result' ? outcome.parsed : outcome.error).retryAt;
}

/** Turns a response into an outcome. Redacts secrets that the response echoes. */
export function toOutcome(
  client: Client,
  request: PreparedRequest,
  context: CallContext,
  received: ReceivedResponse,
  secret: string | undefined,
): Outcome {
  const { operation } = request;
  const { response } = received;
  const { status } = response;
  const retryAt = readRetryAt(response);
  const details = context.details(retryAt);
  // Collected only for an error, because that takes longer than parsing a success.
  const getSent = (): SentTexts => collectSentTexts(request, secret);
  const check = (converted?: string): WapiResponseError | undefined =>
    client.check(client, operation, context, received, converted, () => toErrorResponse(received, getSent().secrets));
  try {
    const parsed = parseResponse(operation, received, getSent, details);
    const error = check(parsed.converted);
    if (error) return { kind: 'unusable', status, error };
    // Lists every field, because spreading the objects takes a tenth of a call's CPU time.
    const { body, documented, missing, converted } = parsed;
    return {
      kind: 'result',
      status,
      parsed: { body, documented, missing, converted, status, response, retryAt, details },
      secret,
    };
  } catch (error) {
    if (!(error instanceof WapiResponseError)) throw error;
    return { kind: 'unusable', status, error: check() ?? error };
  }
}

function readRetryAt(response: Response): Date | undefined {
  const time = response.status < 400 ? undefined : parseRetryAfter(response);
  return time === undefined ? undefined : new Date(time);
}

function collectSentTexts({ body }: Pick<PreparedRequest, 'body'>, secret: string | undefined): SentTexts {
  const fields = [...(body ?? [])].filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '',
  );
  const secretValues = fields.filter(([name]) => secretFields.includes(name)).map(([, value]) => value);
  return { secrets: [...(secret ? [secret] : []), ...secretValues], all: fields.map(([, value]) => value) };
}

/**
 * Turns a failed request into an outcome.
 *
 * @param maybeSent whether the API may have carried out the request
 * @param received the part of the response that arrived
 * @param secret the token or key that was sent
 */
export function toFailedOutcome(
  request: Pick<PreparedRequest, 'operation' | 'body'>,
  context: CallContext,
  failure: Failure,
  cause: unknown,
  maybeSent: boolean,
  received?: ReceivedResponse,
  secret?: string,
): Extract<Outcome, { kind: 'failed' }> {
  const { operation } = request;
  const { deadline } = context.waiter;
  const isTooLate = failure.kind === 'tooLate';
  const response = received && toErrorResponse(received, collectSentTexts(request, secret).secrets);
  const notDone = response ? 'was refused' : 'was not sent';
  const status = response ? ` ${response.status}` : '';
  const fate = maybeSent ? 'may have been carried out' : notDone;
  const error = new WapiNetworkError(
    `${formatOperation(operation)}${status}: ${describeFailure(failure, operation.limit)}, the request ${fate}`,
    {
      ...context.details(),
      aborted: failure.kind === 'aborted',
      timedOut: isTooLate ? failure.sendableAt > deadline : failure.kind === 'timedOut',
      maybeSent,
      response,
      ...(isTooLate
        ? { retryAt: toDate(failure.sendableAt) }
        : { cause, retryAt: received && readRetryAt(received.response) }),
    },
  );
  return { kind: 'failed', status: response?.status, error, isFinal: isTooLate || isUnreadableFile(cause) };
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
      if (isUnreadableFile(failure.cause)) return 'a file was deleted or changed';
      const code = findSystemCode(failure.cause);
      return code === undefined ? 'no response' : `no response (${code})`;
    }
  }
}

/** Finds the code of the system error, because the message "fetch failed" does not contain the reason. */
function findSystemCode(error: unknown): string | undefined {
  let code: unknown;
  for (let cause = error; cause instanceof Error && code === undefined; cause = cause.cause)
    ({ code } = cause as { code?: unknown });
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : undefined;
}
