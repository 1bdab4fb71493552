import { brand, type WapiError } from './wapi-error.js';

/** Whether a caught value is an error of this package, from whichever copy of it. */
export function isWapiError(error: unknown): error is WapiError {
  return error instanceof Error && brand in error;
}
