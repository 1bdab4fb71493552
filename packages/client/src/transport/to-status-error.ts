import { WapiStatusError } from '../errors/wapi-status-error.js';
import { scopeMessage } from '../generated/wire.js';
import { formatOperation, type OperationDescriptor } from '../operation/descriptor.js';
import type { ParsedResponse } from './outcome.js';

/** A documented error as an exception. */
export function toStatusError(
  operation: OperationDescriptor,
  { status, body, details }: ParsedResponse,
): WapiStatusError {
  const scope = findMissingScope(operation, status, body);
  const text = typeof body['message'] === 'string' ? body['message'] : 'without a message';
  const hint = scope === undefined ? '' : ` The operation needs the scope ${scope}.`;
  return new WapiStatusError(`${formatOperation(operation)} ${status}: ${text}${hint}`, {
    ...details,
    maybeSent: mayHaveSucceeded(status),
    status,
    body,
    neededScope: scope,
  });
}

/** Returns the missing scope if that is why the API refused. */
export function findMissingScope(
  operation: OperationDescriptor,
  status: number,
  body: Record<string, unknown>,
): OperationDescriptor['scope'] {
  return status === 403 && body['message'] === scopeMessage ? operation.scope : undefined;
}

/** Whether the API may have carried out the request despite the error status: a server may fail after doing the work. */
export function mayHaveSucceeded(status: number): boolean {
  return status >= 500;
}
