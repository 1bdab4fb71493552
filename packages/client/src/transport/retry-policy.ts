import type { WapiRetryEvent } from '../hooks/events.js';
import type { OperationDescriptor } from '../operation/descriptor.js';
import { now } from '../pacing/clock.js';
import type { CallContext } from './call-context.js';
import type { Client } from './client.js';
import { getRetryAt, type Outcome } from './outcome.js';
import { mayRepeatUnseen } from './page.js';

/** The longest backoff, in milliseconds. */
const MAX_DELAY = 8000;
const FIRST_DELAY = 500;

export type RetryPlan = Pick<WapiRetryEvent, 'reason' | 'delayMs'>;

/**
 * Whether a request may be repeated. Never repeats a write that the API may have carried out.
 *
 * The order of the branches matters, because the first match decides.
 */
export function isSafeToRepeat(operation: OperationDescriptor, outcome: Outcome): boolean {
  const { id, method } = operation;
  // A rate limit rejected the request, so it was not carried out. The response may be the API's (with JSON) or a
  // proxy's.
  if (outcome.status === 429 && !mayRepeatUnseen(operation)) return true;
  // The request definitely did not reach the API.
  if (outcome.kind === 'failed' && outcome.status === undefined && !outcome.error.maybeSent) return true;
  // From here on, the API may have carried out the request. A repeated payment may charge twice. A second grant is
  // harmless, but a refresh token is valid for only one refresh.
  if (method !== 'GET' && id !== 'createToken') return false;
  // Repeat a read if there was no response.
  if (outcome.kind === 'failed') return true;
  // The server failed.
  if (outcome.status >= 500) return true;
  // The connection broke while the body was read.
  return outcome.kind === 'unusable' && outcome.error.cause !== undefined;
}

/**
 * Decides whether and when to repeat a request.
 *
 * @param retries the number of retries so far
 * @returns undefined if the outcome is final
 */
export function planRetry(
  { maxRetryAfter }: Client,
  operation: OperationDescriptor,
  { settings, waiter }: CallContext,
  outcome: Outcome,
  retries: number,
): RetryPlan | undefined {
  if (retries >= settings.retries || !isSafeToRepeat(operation, outcome)) return undefined;
  if (outcome.kind === 'failed' && outcome.isFinal) return undefined;
  const retryAt = getRetryAt(outcome);
  const wait = retryAt ? retryAt.getTime() - Date.now() : 0;
  // If `Retry-After` has passed, still back off with jitter, because all clients would otherwise retry at the same
  // time.
  const delayMs = wait > 0 ? wait : backoffDelay(retries);
  if (wait > Math.min(maxRetryAfter, settings.maxWait) || now() + delayMs > waiter.deadline) return undefined;
  return { reason: outcome.kind === 'failed' ? 'network' : 'status', delayMs };
}

/**
 * Returns a random delay before a retry, so that many clients do not retry at the same time.
 *
 * @param retries the number of retries so far
 * @returns milliseconds
 */
export function backoffDelay(retries: number): number {
  return Math.random() * Math.min(MAX_DELAY, FIRST_DELAY * 2 ** retries);
}
