import type { Contract, Operation, Scope, ScopeInfo } from '@wapi/types';

/** A parent scope with the leaf scopes that it grants. */
export interface ScopeGroup {
  parent: ScopeEntry;
  scopes: readonly ScopeEntry[];
}

export interface ScopeEntry extends ScopeInfo {
  name: Scope;
  /** The operations that require the scope. For a parent scope, the operations that require any of its leaf scopes. */
  operations: readonly Operation[];
}

/** Groups the scopes by parent scope, and finds the operations that require each scope. */
export function buildScopeGroups(contract: Contract): ScopeGroup[] {
  const entries = (Object.entries(contract.credentials.bearer.scopes) as [Scope, ScopeInfo][]).map(([name, info]) => ({
    name,
    ...info,
  }));
  return entries
    .filter(({ parent }) => parent === undefined)
    .map((parent) => {
      const scopes = entries
        .filter((entry) => entry.parent === parent.name)
        .map((entry) => ({
          ...entry,
          operations: contract.operations.filter(({ scopes: needed }) => needed.some((scope) => scope === entry.name)),
        }));
      return {
        parent: { ...parent, operations: [...new Set(scopes.flatMap(({ operations }) => operations))] },
        scopes,
      };
    });
}
