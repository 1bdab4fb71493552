import { contract } from '@wapi/types';
import type { Mock } from '../../src/index.js';
import { bearer, type FormInput, persona, type Reply, send } from './caller.js';

/** A request that triggers a documented error. */
export interface ErrorCase {
  operation: string;
  status: number;
  example: string;
  cause: string;
  /** The message, if it depends on the field and differs from the example. */
  message?: string;
  trigger: (mock: Mock) => Promise<Reply>;
}

export function error(
  operation: string,
  status: number,
  example: string,
  cause: string,
  trigger: ErrorCase['trigger'],
): ErrorCase {
  return { operation, status, example, cause, trigger };
}

/** Creates a function that sends a request as a persona with the given scopes. */
export function as(email: string, scopes: string, method: string, path: string, form?: FormInput) {
  return async (mock: Mock) =>
    send(mock, method, path, { headers: await bearer(mock, email, scopes), ...(form && { form }) });
}

/** Creates a function that sends a request to a user operation. */
export const user = (email: string, method: string, path: string, form?: FormInput) =>
  as(email, 'wapi-user-all', method, path, form);

/** Returns the header with the persona's key that grants every permission of the account. */
export async function key(mock: Mock, email: string): Promise<Record<string, string>> {
  return { 'x-wapi-key': (await persona(mock, email)).key ?? '' };
}

export function exampleForm(operationId: string, name: string): FormInput {
  const operation = contract.operations.find(({ id }) => id === operationId);
  return operation?.requestBody?.content[0]?.examples.find((example) => example.name === name)?.value as FormInput;
}
