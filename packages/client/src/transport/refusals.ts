import type { OperationDescriptor } from '../operation/descriptor.js';
import { mayRepeatUnseen } from './page.js';

/** Statuses with which a server refuses a request before it carries it out. */
const REFUSALS: readonly number[] = [
  400, // The request is invalid.
  401, // The credential is missing or not accepted.
  403, // The credential does not allow the request.
  404, // Nothing exists at the path, or under the id.
  405, // The path does not accept the method.
  410, // The path existed once.
  411, // The length is missing, so the body was not read.
  413, // The body is too long to be read.
  414, // The URL is too long to be read.
  415, // The media type cannot be read.
  422, // A field is invalid: Laravel's validation runs before the work.
  428, // A condition is missing, and without it the work must not start.
  429, // A rate limit counted the request and refused it.
  431, // The headers are too long to be read.
  451, // The law forbids it.
];

// Not in the list, because the request may have been carried out:
// 402: a payment may have been tried.
// 406: the server may find out after the work that it cannot write the response.
// 408, 499: a proxy may send them while the server works.
// 409: the conflict may be with a first, lost request for the same thing.
// All others: not documented by WiPay.

/** Whether the API may have carried out a request with an undocumented status, or with a body that cannot be used. */
export function mayHaveProcessed(operation: OperationDescriptor, status: number): boolean {
  return mayRepeatUnseen(operation) || !REFUSALS.includes(status);
}
