import type { Contract, Operation } from '@wapi/types';

/** How a caller asks for several scopes at once. */
export interface ScopeRequest {
  /** The operation that grants scopes. */
  operation: Operation;
  /** The field of its body that names them. */
  field: string;
  /** A documented value of the field with more than one name. */
  example: string;
}

/** Finds the operation that is told the wanted scopes; undefined where no example asks for several. */
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
