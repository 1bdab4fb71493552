import type { WapiErrorDetails } from '../errors/wapi-error.js';
import { describeAttempt } from '../hooks/describe-attempt.js';
import type { WapiEvent } from '../hooks/events.js';
import type { Waiter } from '../pacing/pacer.js';
import type { Client } from './client.js';
import type { PreparedRequest } from './prepared-request.js';
import { requireCredential } from './require-credential.js';
import { within } from './time-limit.js';
import { toCurl } from './to-curl.js';

/** The state that all requests of one call share. */
export interface CallContext {
  /** Identifies the call in the pacer's queues. */
  waiter: Omit<Waiter, 'signal'>;
  /** Requests made so far, including the current one. */
  attempts: number;
  /** Whether a timeout ended a step of the current request. */
  timedOut: boolean;
  /** Runs work until it ends, the call's signal aborts, the call's total time is over or these milliseconds have passed. */
  within<T>(work: (signal: AbortSignal) => Promise<T>, milliseconds?: number): Promise<T>;
  /** Whether the call was aborted or its total time is over. */
  isOver(): boolean;
  /** Describes the call so far, for its result or its error. */
  details(): CallDetails;
  /** Describes the current request for a hook. */
  event(status?: number, fault?: string): WapiEvent;
}

export type CallDetails = WapiErrorDetails & { requestId: string; attempts: number; durationMs: number };

/** Calls made so far; orders callers in the queue. */
let calls = 0;

export function createCallContext(client: Client, request: PreparedRequest): CallContext {
  const { operation, signal } = request;
  const started = Date.now();
  const deadline = started + request.timeouts.total;
  // Browsers have randomUUID in secure contexts only.
  const requestId = globalThis.crypto.randomUUID?.() ?? String(Math.random());
  const context: CallContext = {
    waiter: { number: (calls += 1), deadline, maxWait: client.maxRetryAfter },
    attempts: 0,
    timedOut: false,
    within: (work, milliseconds = Infinity) =>
      within(signal, Math.min(milliseconds, deadline - Date.now()), () => (context.timedOut = true), work),
    isOver: () => signal?.aborted === true || hasPassed(deadline),
    details: () => ({
      operationId: operation.id,
      requestId,
      attempts: context.attempts,
      durationMs: Date.now() - started,
      curl: () =>
        toCurl(
          operation,
          client.baseUrl,
          request.query,
          request.body,
          requireCredential(client, operation)?.headerName,
        ),
    }),
    event: (status, fault) =>
      describeAttempt(operation, client.baseUrl, request.method, requestId, context.attempts, status, fault),
  };
  return context;
}

/** Whether a deadline is over. Timers may fire a millisecond early, so the last millisecond counts as over. */
export function hasPassed(deadline: number): boolean {
  return Date.now() + 1 >= deadline;
}
