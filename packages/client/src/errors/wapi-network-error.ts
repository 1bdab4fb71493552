import { WapiError, type WapiErrorDetails } from './wapi-error.js';

/**
 * The response is missing or incomplete, because the connection failed, the call was aborted, or it timed out. See
 * `cause`. `status` is set if a response had begun.
 */
export class WapiNetworkError extends WapiError {
  static {
    this.prototype.name = 'WapiNetworkError';
  }

  /** Whether the caller's `signal` ended the call. */
  readonly aborted: boolean;

  /** Whether a timeout ended the call. */
  readonly timedOut: boolean;

  constructor(
    message: string,
    details: WapiErrorDetails & { maybeSent: boolean; aborted: boolean; timedOut: boolean },
  ) {
    super(message, details.maybeSent, details);
    this.aborted = details.aborted;
    this.timedOut = details.timedOut;
  }
}
