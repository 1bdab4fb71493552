import type { Contract, Operation } from '@wapi/types';

/** The documented way to request several scopes at once. */
export interface ScopeRequest {
  /** The operation that grants scopes. */
  operation: Operation;
  /** The body field that lists the scopes. */
  field: string;
  /** A documented value of the field, with more than one scope. */
  example: string;
}

/**
 * Finds the operation whose body lists the requested scopes. Returns undefined if no example requests more than one
 * scope.
 */
export function findScopeRequest({ operations }: Contract): ScopeRequest | undefined {
  for (const operation of operations) {
    for (const { schema, examples } of operation.requestBody?.content ?? []) {
      const field = Object.entries(schema.properties ?? {}).find(
        ([, property]) => property['x-scope-list'] !== undefined,
      )?.[0];
      if (field === undefined) continue;
      const values = examples.map(({ value }) => (value as Readonly<Record<string, unknown>>)[field]);
      const example = values.find((value): value is string => typeof value === 'string' && value.includes(' '));
      if (example !== undefined) return { operation, field, example };
    }
  }
  return undefined;
}
