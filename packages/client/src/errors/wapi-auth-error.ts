import { WapiError, type WapiErrorDetails } from './wapi-error.js';

/** There is no token to send: it was refused, or the function that returns it failed. The reason is the `cause`. The call itself was not sent. */
export class WapiAuthError extends WapiError {
  static {
    this.prototype.name = 'WapiAuthError';
  }

  declare readonly maybeSent: false;

  constructor(message: string, details: WapiErrorDetails = {}) {
    super(message, false, details);
  }
}
