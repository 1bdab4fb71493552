import type { WapiConfigError } from '../errors/wapi-config-error.js';
import { copyResponse, WapiError, type WapiErrorDetails } from '../errors/wapi-error.js';
import { formatOperation, type OperationDescriptor } from '../operation/descriptor.js';

/**
 * Adds the operation to an error of this package, because credentials and encoders do not know which call they serve.
 *
 * @param details the details of the call so far
 * @returns the error unchanged if it already has an operation, or is not an error of this package
 */
export function withOperationContext(
  operation: OperationDescriptor,
  error: unknown,
  details: WapiErrorDetails = { operationId: operation.id },
): unknown {
  if (!(error instanceof WapiError) || error.operationId !== undefined) return error;
  const { constructor } = error as { constructor: unknown };
  const { retryAt, cause } = error;
  return new (constructor as typeof WapiConfigError)(`${formatOperation(operation)}: ${error.message}`, {
    ...details,
    retryAt,
    cause,
    response: copyResponse(error),
  });
}
