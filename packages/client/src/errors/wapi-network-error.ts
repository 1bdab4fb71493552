import { WapiError, type WapiErrorDetails } from './wapi-error.js';

/**
 * No complete response: the connection failed, the call was aborted, or it timed out. See `cause`. `status` is set if a
 * response had begun.
 */
export class WapiNetworkError extends WapiError {
  static {
    this.prototype.name = 'WapiNetworkError';
  }

  /** Whether the call's `signal` ended it. */
  readonly aborted: boolean;

  /** Whether one of the call's timeouts ended it. */
  readonly timedOut: boolean;

  constructor(
    message: string,
    details: WapiErrorDetails & { maybeSent: boolean; aborted?: boolean; timedOut?: boolean },
  ) {
    super(message, details.maybeSent, details);
    this.aborted = details.aborted ?? false;
    this.timedOut = details.timedOut ?? false;
  }
}
