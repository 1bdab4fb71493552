import type { OperationDescriptor } from '../operation/descriptor.js';
import { isConnectionError } from './is-connection-error.js';
import type { ReceivedResponse } from './read-body.js';
import { mayHaveProcessed } from './refusals.js';

/**
 * How far a request got. It starts as `unsent` and moves forward only:
 *
 * `unsent` → `inDoubt` → `responded`
 */
export type RequestState =
  /** Waiting for a permit or a credential. Nothing has left this process. */
  | { readonly name: 'unsent' }
  /** `fetch` has the request and has not returned. The API may have received it, and may be carrying it out. */
  | { readonly name: 'inDoubt' }
  /** The status and the headers arrived, so the API received the request. Its body may still fail to arrive. */
  | { readonly name: 'responded'; readonly received: ReceivedResponse };

export const UNSENT: RequestState = { name: 'unsent' };
export const IN_DOUBT: RequestState = { name: 'inDoubt' };

/** Why a request ended without a response that can be used. */
export type Failure =
  /** The pacer would send it after the deadline, or later than the caller is ready to wait: at this time of `now()`. */
  | { readonly kind: 'tooLate'; readonly sendableAt: number }
  /** The caller's signal. */
  | { readonly kind: 'aborted' }
  /** One of the call's timeouts. */
  | { readonly kind: 'timedOut' }
  /** `fetch` failed by itself. */
  | { readonly kind: 'fetchFailed'; readonly cause: unknown };

/**
 * Whether the API may have carried out a request that failed. A write for which this is true must never be repeated,
 * because a repeated payment may charge twice. So return false only with proof.
 */
export function mayHaveArrived(operation: OperationDescriptor, state: RequestState, failure: Failure): boolean {
  switch (state.name) {
    // Proof: the request never reached `fetch`.
    case 'unsent':
      return false;
    // Proof: `fetch` itself reports that it made no connection. An abort or a timeout proves nothing about a request
    // under way.
    case 'inDoubt':
      return !(failure.kind === 'fetchFailed' && isConnectionError(failure.cause));
    // The API responded, so it received the request. Proof: a status that refuses it.
    case 'responded':
      return mayHaveProcessed(operation, state.received.response.status);
  }
}
