import { WapiStatusError } from '../errors/wapi-status-error.js';
import { scopeMessage } from '../generated/wire.js';
import type { Answer } from './attempt.js';
import { label, type WireOperation } from './wire-operation.js';

/** A documented error as an exception. */
export function toStatusError(operation: WireOperation, { status, body, details }: Answer): WapiStatusError {
  const scope = neededScope(operation, status, body);
  const text = typeof body['message'] === 'string' ? body['message'] : 'without a message';
  const hint = scope === undefined ? '' : ` The operation needs the scope ${scope}.`;
  return new WapiStatusError(`${label(operation)} ${status}: ${text}${hint}`, {
    ...details,
    maybeSent: maybeDone(status),
    status,
    body,
    neededScope: scope,
  });
}

/** The scope that is missing, where that is why the API refused. */
export function neededScope(operation: WireOperation, status: number, body: Record<string, unknown>): WireOperation['scope'] {
  return status === 403 && body['message'] === scopeMessage ? operation.scope : undefined;
}

/** Whether what was asked may have been done although the answer is an error: a server that fails may fail after it. */
export function maybeDone(status: number): boolean {
  return status >= 500;
}
