import type { Contract } from '@wapi/types';

/** The data for the scope calculator. */
export interface RequiredScopes {
  /**
   * All operations with their required scopes, grouped by tag. Operations that require no scope have an empty list of
   * scopes.
   */
  groups: readonly {
    name: string;
    operations: readonly { id: string; summary: string; scopes: readonly string[] }[];
  }[];
  /** The leaf scopes of each parent scope. */
  parents: Readonly<Record<string, readonly string[]>>;
}

/** Collects the scopes that each operation requires, and the parent scopes that grant them. */
export function collectRequiredScopes({ tags, operations, credentials }: Contract): RequiredScopes {
  const parents: Record<string, string[]> = {};
  for (const [name, { parent }] of Object.entries(credentials.bearer.scopes))
    if (parent !== undefined) (parents[parent] ??= []).push(name);
  return {
    groups: tags
      .map(({ name }) => ({
        name,
        operations: operations
          .filter(({ tag }) => tag === name)
          .map(({ id, summary, scopes }) => ({ id, summary, scopes })),
      }))
      .filter((group) => group.operations.length > 0),
    parents,
  };
}

/**
 * Returns the smallest set of scopes that grants exactly the given operations. A parent scope replaces its leaf scopes
 * only if all of them are required.
 */
export function findMinimalScopes({ groups, parents }: RequiredScopes, ids: readonly string[]): string[] {
  const needed = new Set(
    groups.flatMap(({ operations }) => operations.filter(({ id }) => ids.includes(id)).flatMap(({ scopes }) => scopes)),
  );
  for (const [parent, scopes] of Object.entries(parents)) {
    if (!scopes.every((scope) => needed.has(scope))) continue;
    for (const scope of scopes) needed.delete(scope);
    needed.add(parent);
  }
  const sorted = [...needed];
  sorted.sort();
  return sorted;
}
