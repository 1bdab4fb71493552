import { WapiError, type WapiErrorDetails } from './wapi-error.js';

/** A response that the spec does not document for the operation: another status, or a body that is not a JSON object. */
export class WapiResponseError extends WapiError {
  static {
    this.prototype.name = 'WapiResponseError';
  }

  declare readonly maybeSent: true;

  /** The HTTP status; 0 if a browser hides it, for example for a redirect. */
  readonly status: number;

  constructor(message: string, details: WapiErrorDetails & { status: number }) {
    super(message, true, details);
    this.status = details.status;
  }
}
