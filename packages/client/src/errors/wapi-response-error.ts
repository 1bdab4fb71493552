import { type ErrorResponse, WapiError, type WapiErrorDetails } from './wapi-error.js';

/**
 * The operation does not document this response, and the response is not a success with a JSON object. `orThrow()`,
 * iterators and `raw` also throw this error for an undocumented success that does not match the documented type.
 */
export class WapiResponseError extends WapiError {
  static {
    this.prototype.name = 'WapiResponseError';
  }

  /** The HTTP status; 0 if a browser hides it, for example for a redirect. */
  declare readonly status: number;

  constructor(message: string, details: WapiErrorDetails & { maybeSent: boolean; response: ErrorResponse }) {
    super(message, details.maybeSent, details);
  }
}
