import { WapiError, type WapiErrorDetails } from './wapi-error.js';

/**
 * No credential is available: the API refused the token request, or the function that returns the token or the
 * credential failed. See `cause`. The call itself was not sent.
 */
export class WapiAuthError extends WapiError {
  static {
    this.prototype.name = 'WapiAuthError';
  }

  declare readonly maybeSent: false;

  constructor(message: string, details: WapiErrorDetails = {}) {
    super(message, false, details);
  }
}
