import { isDeepStrictEqual } from 'node:util';
import { operationsOf } from '../rule-support/locations.js';
import { bearerScheme, scopeParents } from '../rule-support/scopes.js';
import { isObject, type JsonObject, stringsOf } from '../rule-support/values.js';

/**
 * Expands the scopes that each operation accepts, for tools that do not know `x-scope-parents`. Changes the document in
 * place.
 *
 * In the source, an operation names its only scope once: `- bearer: [leaf]` and `- wapiKey: []`. In the bundle, each
 * credential has two alternatives: one with this scope, and one with the parent scope. OpenAPI 3.1 allows scopes for
 * API keys too. Security in any other form stays unchanged.
 */
export function expandSecurity(document: unknown): void {
  const parents = scopeParents(bearerScheme(document));
  for (const { operation } of operationsOf(document))
    if (Array.isArray(operation['security']))
      Object.assign(operation, { security: expandAlternatives(operation['security'], parents) });
}

/**
 * Undoes `expandSecurity` in the document. Locations are then those of the source, a new parent is one change, and a
 * bundle without the expansion compares as equal. Recognizes the alternatives in any order, and leaves alternatives
 * that `expandSecurity` did not write unchanged.
 */
export function collapseSecurity(document: unknown): void {
  const parents = scopeParents(bearerScheme(document));
  for (const { operation } of operationsOf(document))
    if (Array.isArray(operation['security']))
      Object.assign(operation, { security: collapseAlternatives(operation['security'], parents) });
}

function collapseAlternatives(alternatives: readonly unknown[], parents: JsonObject): readonly unknown[] {
  const find = (name: string, scope: unknown) =>
    alternatives.find((alternative) => isDeepStrictEqual(alternative, { [name]: [scope] }));
  const leaves = Object.keys(parents).filter((leaf) => find('bearer', leaf) && find('bearer', parents[leaf]));
  const [leaf] = leaves;
  // Collapse only if one leaf scope was expanded. With two, it is unclear which of them the other credentials had in
  // the source.
  if (leaf === undefined || leaves.length > 1) return alternatives;
  const names = new Set(alternatives.filter(isObject).flatMap((alternative) => Object.keys(alternative)));
  const expanded = new Map(
    [...names].flatMap((name) => {
      const pair = [find(name, leaf), find(name, parents[leaf])];
      return pair.includes(undefined) ? [] : pair.map((alternative) => [alternative, name] as const);
    }),
  );
  const written = new Set<string>();
  return alternatives.flatMap((alternative) => {
    const name = expanded.get(alternative);
    if (name === undefined) return [alternative];
    if (written.has(name)) return [];
    written.add(name);
    return [{ [name]: name === 'bearer' ? [leaf] : [] }];
  });
}

function expandAlternatives(alternatives: readonly unknown[], parents: JsonObject): readonly unknown[] {
  const [leaf = '', ...others] = scopesOf(alternatives);
  const parent = parents[leaf];
  const single = alternatives.filter(isObject).filter((alternative) => Object.keys(alternative).length === 1);
  if (typeof parent !== 'string' || others.length > 0 || single.length < alternatives.length) return alternatives;
  return single.flatMap((alternative) =>
    [leaf, parent].map((scope) => Object.fromEntries(Object.keys(alternative).map((name) => [name, [scope]]))),
  );
}

/** Returns the scopes of all alternatives. */
function scopesOf(alternatives: readonly unknown[]): string[] {
  return alternatives.filter(isObject).flatMap((alternative) => Object.values(alternative).flatMap(stringsOf));
}
