import type { OperationId } from '@wapi/types';
import { WapiConfigError } from './errors/wapi-config-error.js';
import { groups } from './generated/groups.js';
import type { WapiScopes } from './generated/operations.js';
import { listOperations } from './operation/descriptor.js';

/**
 * Returns the fewest scopes with which a credential can call these operations: the leaf scope of each, in the order of
 * the arguments.
 *
 * @throws WapiConfigError on an operation that is not in the spec
 */
export function requiredScopes<Id extends OperationId>(
  ...operationIds: readonly Id[]
): Exclude<WapiScopes[Id], undefined>[] {
  const all = listOperations(groups);
  const scopes = operationIds.map((id) => {
    const operation = all.find((candidate) => candidate.id === id);
    if (!operation) throw new WapiConfigError(`requiredScopes: the spec has no operation ${String(id)}`);
    return operation.scope;
  });
  return [...new Set(scopes)].filter((scope) => scope !== undefined) as Exclude<WapiScopes[Id], undefined>[];
}
