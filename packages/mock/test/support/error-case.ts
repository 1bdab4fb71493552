import { contract } from '@wapi/types';
import type { Mock } from '../../src/index.js';
import { bearer, type FormInput, persona, type Reply, send } from './caller.js';

/** A way to provoke a documented error, done as the reference page says. */
export interface Provocation {
  operation: string;
  status: number;
  example: string;
  by: string;
  /** The message, where the example stands for any field and is not letter for letter what comes. */
  message?: string;
  provoke: (mock: Mock) => Promise<Reply>;
}

/** One way to provoke one error. */
export function error(
  operation: string,
  status: number,
  example: string,
  by: string,
  provoke: Provocation['provoke'],
): Provocation {
  return { operation, status, example, by, provoke };
}

/** A request of a persona with scopes. */
export function as(email: string, scopes: string, method: string, path: string, form?: FormInput) {
  return async (mock: Mock) =>
    send(mock, method, path, { headers: await bearer(mock, email, scopes), ...(form && { form }) });
}

/** A request to the user's operations. */
export const user = (email: string, method: string, path: string, form?: FormInput) =>
  as(email, 'wapi-user-all', method, path, form);

/** The header with the key of a persona that may do all that the account may. */
export async function key(mock: Mock, email: string): Promise<Record<string, string>> {
  return { 'x-wapi-key': (await persona(mock, email)).key ?? '' };
}

/** A named example of an operation's request. */
export function exampleForm(operationId: string, name: string): FormInput {
  const operation = contract.operations.find(({ id }) => id === operationId);
  return operation?.requestBody?.content[0]?.examples.find((example) => example.name === name)?.value as FormInput;
}
