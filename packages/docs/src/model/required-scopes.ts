import type { Contract } from '@wapi/types';

/** What is needed to work out scopes from operations. */
export interface RequiredScopes {
  /** All operations, by tag; those that need no scope have an empty list. */
  groups: readonly {
    name: string;
    operations: readonly { id: string; summary: string; scopes: readonly string[] }[];
  }[];
  /** The scopes of each parent. */
  parents: Readonly<Record<string, readonly string[]>>;
}

/** Collects the scopes that operations need, and who grants them. */
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
 * The fewest scopes that let a caller use some operations and no others: the scopes that these need, and a parent in place of all of its scopes
 * where every one is needed.
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
  return [...needed].toSorted();
}
