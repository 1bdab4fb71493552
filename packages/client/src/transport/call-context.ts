import type { WapiErrorDetails } from '../errors/wapi-error.js';
import { describeAttempt } from '../hooks/describe-attempt.js';
import type { WapiEvent } from '../hooks/events.js';
import { now } from '../pacing/clock.js';
import type { Waiter } from '../pacing/pacer.js';
import type { ResolvedTimeouts } from '../operation/call-options.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import type { Client } from './client.js';
import type { EncodedCall } from './prepared-request.js';
import { requireCredential } from './require-credential.js';
import { type TimeLimit, within } from './time-limit.js';
import { toCurl } from './to-curl.js';

/** The state that all requests of one call share. */
export interface CallContext {
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
  /** Milliseconds until the call's total time runs out. */
  timeLeft(): number;
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
  signal: AbortSignal | null | undefined,
  timeouts: ResolvedTimeouts,
): CallContext {
  const started = now();
  const deadline = started + timeouts.total;
  // Browsers provide randomUUID only in secure contexts.
  const requestId = globalThis.crypto.randomUUID?.() ?? String(Math.random());
  const context: CallContext = {
    waiter: { number: (calls += 1), deadline, maxRetryAfter: client.maxRetryAfter },
    encoded: undefined,
    attempts: 0,
    maybeSent: false,
    timedOut: false,
    within: (work, milliseconds = Infinity) =>
      within(signal, Math.min(milliseconds, deadline - now()), () => (context.timedOut = true), work),
    timeLeft: () => deadline - now(),
    isOver: () => signal?.aborted === true || hasPassed(deadline),
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
  return () => toCurl(operation, client.baseUrl, query, body, requireCredential(client, operation)?.headerName);
}

/** Whether a deadline has passed. Timers may fire a millisecond early, so the last millisecond counts as passed. */
export function hasPassed(deadline: number): boolean {
  return now() + 1 >= deadline;
}
