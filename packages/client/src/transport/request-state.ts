import type { OperationDescriptor } from '../operation/descriptor.js';
import { TooLateError } from '../pacing/pacer.js';
import type { CallContext } from './call-context.js';
import { provesNoArrival } from './proves-no-arrival.js';
import type { ReceivedResponse } from './read-body.js';
import { mayHaveProcessed } from './refusals.js';

/**
 * The progress of a request. It starts as `unsent` and only moves forward:
 *
 * `unsent` → `inDoubt` → `responded`
 */
export type RequestState =
  /** Waiting for a permit or a credential. Nothing has left this process. */
  | { readonly name: 'unsent' }
  /**
   * `fetch` has the request and has not returned. The API may have received the request, and may be carrying it out.
   */
  | { readonly name: 'inDoubt' }
  /** The status code and the headers arrived, so the API received the request. The body may still fail to arrive. */
  | { readonly name: 'responded'; readonly received: ReceivedResponse };

export const UNSENT: RequestState = { name: 'unsent' };
export const IN_DOUBT: RequestState = { name: 'inDoubt' };

/** Why a request ended without a usable response. */
export type Failure =
  /**
   * The pacer could send the request only at `sendableAt`, a `now()` time. That is after the deadline, or later than
   * the caller wants to wait.
   */
  | { readonly kind: 'tooLate'; readonly sendableAt: number }
  /** The caller's signal. */
  | { readonly kind: 'aborted' }
  /** One of the call's timeouts. */
  | { readonly kind: 'timedOut' }
  /** `fetch` failed by itself. */
  | { readonly kind: 'fetchFailed'; readonly cause: unknown };

/**
 * Finds the reason why a request ended without a usable response.
 *
 * @returns undefined if nothing was sent, because an option or a credential is wrong
 */
export function classifyFailure(
  { signal, timedOut }: Pick<CallContext, 'signal' | 'timedOut'>,
  state: RequestState,
  cause: unknown,
): Failure | undefined {
  if (cause instanceof TooLateError) return { kind: 'tooLate', sendableAt: cause.at };
  if (signal?.aborted && cause === signal.reason) return { kind: 'aborted' };
  if (timedOut) return { kind: 'timedOut' };
  if (state.name === 'unsent') return undefined;
  return { kind: 'fetchFailed', cause };
}

/**
 * Whether the API may have carried out a request that failed. If true, never repeat a write, because a repeated payment
 * may charge twice. Return false only with proof.
 */
export function mayHaveArrived(operation: OperationDescriptor, state: RequestState, failure: Failure): boolean {
  switch (state.name) {
    // Proof: the request never reached `fetch`.
    case 'unsent':
      return false;
    // Proof: `fetch` itself reports that it sent no whole request. An abort or a timeout proves nothing, because the
    // request may have been sent.
    case 'inDoubt':
      return !(failure.kind === 'fetchFailed' && provesNoArrival(failure.cause));
    // The API responded, so it received the request. Only a status code that refuses the request proves that it was not
    // carried out.
    case 'responded':
      return mayHaveProcessed(operation, state.received.response.status);
  }
}
