import type { WapiErrorDetails } from '../errors/wapi-error.js';
import { describeAttempt } from '../hooks/describe-attempt.js';
import type { WapiEvent } from '../hooks/events.js';
import { now } from '../pacing/clock.js';
import type { Waiter } from '../pacing/pacer.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import type { CallSettings } from './call-settings.js';
import type { Client } from './client.js';
import type { EncodedCall } from './prepared-request.js';
import { credentialHeaders, requireCredential } from './require-credential.js';
import { type TimeLimit, within } from './time-limit.js';
import { toCurl } from './to-curl.js';

/** The state that all requests of one call share. */
export interface CallContext {
  readonly signal: AbortSignal | null | undefined;
  readonly settings: CallSettings;
  /** Identifies the call in the pacer's queues. */
  waiter: Omit<Waiter, 'signal' | 'onQueued'>;
  /** The request, once its arguments are encoded. */
  encoded: EncodedCall | undefined;
  /** Requests made so far, including the current one. */
  attempts: number;
  /** Whether an earlier request of the call may have been carried out. */
  maybeSent: boolean;
  /** Whether a timeout ended a step of the current request. */
  timedOut: boolean;
  /**
   * Runs work until it ends. Stops earlier if the call's signal aborts, if the call's total time has run out, or after
   * `milliseconds`.
   */
  within<T>(work: (time: TimeLimit) => Promise<T>, milliseconds?: number): Promise<T>;
  /** Whether the call was aborted or its total time has run out. */
  isOver(): boolean;
  /** Describes the call so far, for its result or its error. */
  details(retryAt?: Date): CallDetails;
  /** Describes the current request for a hook. */
  event(status?: number, fault?: string): WapiEvent;
}

export type CallDetails = WapiErrorDetails & { requestId: string; attempts: number; durationMs: number };

/** Calls made so far; orders callers in the queue. */
let calls = 0;

export function createCallContext(
  client: Client,
  operation: OperationDescriptor,
  settings: CallSettings,
  signal?: AbortSignal | null,
): CallContext {
  const started = now();
  const deadline = started + settings.timeouts.total;
  // Whether the timer of the total time has fired. A timer of a busy process may fire before the clock says so.
  let hasEnded = false;
  // Browsers provide randomUUID only in secure contexts.
  const requestId = globalThis.crypto.randomUUID?.() ?? String(Math.random());
  const context: CallContext = {
    signal,
    settings,
    waiter: { number: (calls += 1), deadline, maxRetryAfter: client.maxRetryAfter },
    encoded: undefined,
    attempts: 0,
    maybeSent: false,
    timedOut: false,
    within: (work, milliseconds = Infinity) => {
      const timeLeft = deadline - now();
      const onTimeout = (): void => {
        context.timedOut = true;
        hasEnded ||= timeLeft <= milliseconds;
      };
      return within(signal, Math.min(milliseconds, timeLeft), onTimeout, work);
    },
    isOver: () => signal?.aborted === true || hasEnded || hasPassed(deadline),
    details: (retryAt) => ({
      operationId: operation.id,
      requestId,
      attempts: context.attempts,
      durationMs: Math.round(now() - started),
      curl: context.encoded && createCurl(client, context.encoded),
      retryAt,
    }),
    event: (status, fault) =>
      describeAttempt(
        operation,
        client.baseUrl,
        context.encoded?.method ?? operation.method,
        requestId,
        context.attempts,
        status,
        fault,
      ),
  };
  return context;
}

function createCurl(client: Client, { operation, query, body }: EncodedCall): () => string {
  return () => toCurl(operation, client.baseUrl, query, body, findCredentialHeader(client, operation));
}

/** Returns the header of the credential, or the first possible one, because a credential may itself be the error. */
function findCredentialHeader(client: Client, operation: OperationDescriptor): string | undefined {
  try {
    return requireCredential(client, operation)?.headerName;
  } catch {
    return credentialHeaders[0];
  }
}

/** Whether a deadline has passed. Timers may fire a millisecond early, so the last millisecond counts as passed. */
function hasPassed(deadline: number): boolean {
  return now() + 1 >= deadline;
}
