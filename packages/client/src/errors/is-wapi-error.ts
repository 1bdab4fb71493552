import type { WapiResults } from '../generated/operations.js';
import { brand, type WapiError } from './wapi-error.js';
import type { FailedStatus, WapiStatusError } from './wapi-status-error.js';

/**
 * Whether a caught value is an error of this package. Also recognizes errors from other installed copies of the
 * package.
 */
export function isWapiError(error: unknown): error is WapiError;
/**
 * Whether a caught value is a documented error of this operation, and of this status code if given. The `body` of the
 * error then has the documented type.
 */
export function isWapiError<Id extends keyof WapiResults, Status extends FailedStatus<Id> = FailedStatus<Id>>(
  error: unknown,
  operationId: Id,
  status?: Status,
): error is WapiStatusError<Id, Status>;
export function isWapiError(error: unknown, operationId?: string, status?: number): boolean {
  if (!(error instanceof Error && brand in error)) return false;
  if (operationId === undefined) return true;
  const found = error as { operationId?: unknown; status?: unknown; body?: unknown };
  return found.operationId === operationId && found.body !== undefined && (status ?? found.status) === found.status;
}
