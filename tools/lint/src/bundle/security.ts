import { isDeepStrictEqual } from 'node:util';
import { operationsOf } from '../rule-support/locations.js';
import { bearerScheme, scopeParents } from '../rule-support/scopes.js';
import { isObject, type JsonObject, stringsOf } from '../rule-support/values.js';

/**
 * Expands the scopes that each operation accepts, for tools that do not know `x-scope-parents`. Changes the document.
 *
 * The source names the only scope of an operation as `- bearer: [leaf]` and `- wapiKey: []`. In the bundle, each
 * credential has one alternative with that scope and one with the scope's parent. OpenAPI 3.1 allows scopes for API
 * keys too. Security in any other form stays unchanged.
 */
export function expandSecurity(document: unknown): void {
  const parents = scopeParents(bearerScheme(document));
  for (const { operation } of operationsOf(document))
    if (Array.isArray(operation['security']))
      Object.assign(operation, { security: expandAlternatives(operation['security'], parents) });
}

/**
 * Undoes `expandSecurity`, so that locations are those of the source, a new parent is one change, and a bundle without
 * the expansion is equal. Alternatives have no order, and alternatives that the expansion did not write stay. Changes
 * the document.
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
  // The source names one scope. With two, the scope of the other credentials is not certain.
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
