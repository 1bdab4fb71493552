import type { Contract } from '@wapi/types';
import { SpecError } from '../mock-error.js';

/** An example from the spec, rendered. */
export interface PrebuiltExample {
  status: number;
  /** The lower-case names of the headers that the spec documents for the response, sorted, without `Content-Type`. */
  headers: readonly string[];
  /** The body as JSON; empty if the response has none. */
  json: string;
}

/**
 * Renders a named example.
 *
 * @param example if empty, the first example of the response
 * @throws {SpecError} if the spec has no such example
 */
export type ExampleRenderer = (operationId: string, status: number, example: string) => Promise<PrebuiltExample>;

/**
 * Renders examples exactly as they appear in the spec. Unlike Prism, this renderer cannot generate an example from a
 * schema.
 *
 * @param advice a sentence that says what to do if a response has no example
 */
export function renderFromContract({ operations }: Contract, advice: string): ExampleRenderer {
  return async (operationId, status, example) => {
    const operation = operations.find(({ id }) => id === operationId);
    if (operation === undefined) throw new SpecError(`The spec has no operation ${operationId}.`);
    // In the contract, the status code of a `default` response is `NaN`. Such a response covers every status code.
    const response =
      operation.responses.find((documented) => documented.status === status) ??
      operation.responses.find((documented) => Number.isNaN(documented.status));
    const found = response?.examples.find(({ name }) => example === '' || name === example);
    if (response === undefined || found?.value === undefined) {
      const what = example === '' ? 'no example' : `no example ${example}`;
      throw new SpecError(`The spec has ${what} for the ${status} of ${operationId}. ${advice}`);
    }
    return {
      status,
      headers: response.headers.map((name) => name.toLowerCase()).toSorted(),
      json: JSON.stringify(found.value),
    };
  };
}
