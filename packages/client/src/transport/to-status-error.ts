import { WapiResponseError } from '../errors/wapi-response-error.js';
import { WapiStatusError } from '../errors/wapi-status-error.js';
import { scopeMessage } from '../generated/wire.js';
import { formatOperation, type OperationDescriptor } from '../operation/descriptor.js';
import type { ParsedResponse } from './outcome.js';
import { mayRepeatUnseen } from './page.js';

/** Creates the error that `orThrow()` throws for a documented error. */
export function toStatusError(
  operation: OperationDescriptor,
  { status, body, response: { headers }, details }: ParsedResponse,
): WapiStatusError {
  const scope = findMissingScope(operation, status, body);
  const text = typeof body['message'] === 'string' ? body['message'] : 'without a message';
  const hint = scope === undefined ? '' : ` The operation needs the scope ${scope}.`;
  return new WapiStatusError(`${formatOperation(operation)} ${status}: ${text}${hint}`, {
    ...details,
    maybeSent: mayHaveSucceeded(operation, status),
    response: { status, headers, getBody: () => body },
    neededScope: scope,
  });
}

/**
 * Returns the response if it fits the type of `orThrow()`. A write needs a success with the required keys. A read needs
 * a documented success, because a status code such as 202 may come without the data.
 *
 * @throws WapiStatusError on a documented error
 * @throws WapiResponseError on any other undocumented success
 */
export function requireData(operation: OperationDescriptor, parsed: ParsedResponse): ParsedResponse {
  if (parsed.status >= 400) throw toStatusError(operation, parsed);
  if (parsed.documented || (operation.method !== 'GET' && parsed.missing === undefined)) return parsed;
  const { missing } = parsed;
  const fault = missing === undefined ? 'not a documented status' : `the body has no ${missing}`;
  throw createResponseError(operation, parsed, `${fault}. Read the body with getBody()`);
}

/** Creates the error for a success that does not fit its documented type. */
export function createResponseError(
  operation: OperationDescriptor,
  { status, body, response: { headers }, details }: ParsedResponse,
  fault: string,
): WapiResponseError {
  return new WapiResponseError(`${formatOperation(operation)} ${status}: ${fault}`, {
    ...details,
    maybeSent: true,
    response: { status, headers, getBody: () => body },
  });
}

/** Returns the missing scope, if the API refused the request because of it. */
export function findMissingScope(
  operation: OperationDescriptor,
  status: number,
  body: Record<string, unknown>,
): OperationDescriptor['scope'] {
  return status === 403 && body['message'] === scopeMessage ? operation.scope : undefined;
}

/**
 * Whether the API may have carried out the request despite the error status: a server may fail after doing the work.
 */
export function mayHaveSucceeded(operation: OperationDescriptor, status: number): boolean {
  return mayRepeatUnseen(operation) || status >= 500;
}
