import { type ErrorResponse, WapiError, type WapiErrorDetails } from './wapi-error.js';

/**
 * A response that the spec does not document for the operation, and that is not a success with a JSON object.
 * `orThrow()`, iterators and `raw` also throw it for an undocumented success that does not fit their type.
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
