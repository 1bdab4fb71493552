import type { Contract, Operation } from '@wapi/types';
import { type RequestExample, requestExamples } from './request-example.js';

/** Fields that the API echoes are at the top of a response or in this field. */
const WRAPPER = 'data';

/**
 * Lists the documented requests of an operation. The first one fits the first documented success, because pages show
 * both side by side.
 */
export function listSampleRequests(contract: Contract, operation: Operation): RequestExample[] {
  const examples = requestExamples(contract, operation);
  const fitting = examples.find(({ body = [] }) => fitsResponse(operation, body));
  return fitting ? [fitting, ...examples.filter((example) => example !== fitting)] : examples;
}

/**
 * Returns whether the first documented success of an operation can be the response to a request. It cannot if the
 * request and the response have a field with the same name and different values.
 *
 * @param sent the fields of the request's body
 */
function fitsResponse(
  { responses }: Pick<Operation, 'responses'>,
  sent: readonly { name: string; value: unknown }[],
): boolean {
  const value = responses.find(({ status }) => status < 400)?.examples[0]?.value;
  const body = isObject(value) ? value : {};
  const received = isObject(body[WRAPPER]) ? body[WRAPPER] : body;
  return sent.every((field) => !(field.name in received) || String(received[field.name]) === String(field.value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
