import { WapiError, type WapiErrorDetails } from './wapi-error.js';

/** An option, a credential or an argument is invalid. Nothing was sent. */
export class WapiConfigError extends WapiError {
  static {
    this.prototype.name = 'WapiConfigError';
  }

  declare readonly maybeSent: false;

  constructor(message: string, details: WapiErrorDetails = {}) {
    super(message, false, details);
  }
}
