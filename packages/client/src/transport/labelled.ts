import type { WapiConfigError } from '../errors/wapi-config-error.js';
import { WapiError, type WapiErrorDetails } from '../errors/wapi-error.js';
import { label, type WireOperation } from './wire-operation.js';

/**
 * An error with the operation that it is about. Credentials and encoders do not know for which call they work.
 *
 * @param details of the call, as far as it came
 * @returns the error itself if it has an operation, or is none of this package's
 */
export function labelled(operation: WireOperation, error: unknown, details: WapiErrorDetails = { operationId: operation.id }): unknown {
  if (!(error instanceof WapiError) || error.operationId !== undefined) return error;
  const { constructor } = error as { constructor: unknown };
  const { retryAt, cause } = error;
  return new (constructor as typeof WapiConfigError)(`${label(operation)}: ${error.message}`, { ...details, retryAt, cause });
}
