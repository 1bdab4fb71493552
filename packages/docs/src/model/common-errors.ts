import type { Operation, ResponseInfo } from '@wapi/types';

/** Returns a key that is equal for error responses with the same status code, description and examples. */
export function errorKey({ status, description, examples }: ResponseInfo): string {
  return JSON.stringify([status, description, examples.map(({ name }) => name)]);
}

/**
 * Returns the keys of the errors that at least half of the operations have. Pages collapse these errors into one row.
 */
export function findCommonErrors(operations: readonly Operation[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { responses } of operations)
    for (const response of responses.filter(({ status }) => status >= 400))
      counts.set(errorKey(response), (counts.get(errorKey(response)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count * 2 >= operations.length).map(([key]) => key));
}
