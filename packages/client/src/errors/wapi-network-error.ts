import { WapiError, type WapiErrorDetails } from './wapi-error.js';

/** No answer came: the connection failed, or the call was aborted. The reason is the `cause`. */
export class WapiNetworkError extends WapiError {
  static {
    this.prototype.name = 'WapiNetworkError';
  }

  /** Whether the call's `signal` ended it. */
  readonly aborted: boolean;

  constructor(message: string, details: WapiErrorDetails & { maybeSent: boolean; aborted: boolean }) {
    super(message, details.maybeSent, details);
    this.aborted = details.aborted;
  }
}
