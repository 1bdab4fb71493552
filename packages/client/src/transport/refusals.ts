import type { OperationDescriptor } from '../operation/descriptor.js';
import { mayRepeatUnseen } from './page.js';

/** Status codes that mean that the server refused the request before carrying it out. */
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

// These status codes are not in the list, because the API may have carried out the request:
// 402: the API may have attempted the payment.
// 406: the server may notice only after the work that it cannot produce an acceptable response.
// 408, 499: a proxy may send them while the server works.
// 409: the conflict may be with a first, lost copy of the request.
// All remaining status codes: not documented by WiPay.

/**
 * Whether the API may have carried out a request whose response has an undocumented status code or an unusable body.
 */
export function mayHaveProcessed(operation: OperationDescriptor, status: number): boolean {
  return mayRepeatUnseen(operation) || !REFUSALS.includes(status);
}
