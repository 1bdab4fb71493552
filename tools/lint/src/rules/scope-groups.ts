import { defineRule, finding, type JsonPath } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { bearerScheme, declaredScopes, scopeParents } from '../rule-support/scopes.js';
import { isObject, quote, stringsOf } from '../rule-support/values.js';

interface ScopeUse {
  path: JsonPath;
  tag: string;
  scope: string;
  parent: string;
}

/** Returns every scope that operations require, with its parent. Other rules report a missing or undeclared parent. */
function usesIn(document: unknown): ScopeUse[] {
  const scheme = bearerScheme(document);
  const declared = declaredScopes(scheme);
  const parents = scopeParents(scheme);
  return operationsOf(document).flatMap(({ path, operation }) => {
    const [tag] = stringsOf(operation['tags']);
    const security: unknown[] = Array.isArray(operation['security']) ? operation['security'] : [];
    return security.flatMap((alternative, index) =>
      stringsOf(isObject(alternative) ? alternative['bearer'] : undefined).flatMap((scope, position) => {
        const parent = Object.hasOwn(parents, scope) ? parents[scope] : undefined;
        if (tag === undefined || typeof parent !== 'string' || !declared.has(parent)) return [];
        return [{ path: [...path, 'security', index, 'bearer', position], tag, scope, parent }];
      }),
    );
  });
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/**
 * If a tag has scopes from two groups, reports the rarer group as the mistake. If the groups are equally common,
 * reports both.
 */
export default defineRule({
  description: 'The scopes of all operations of a tag have the same parent.',
  given: '$',
  check(document) {
    const uses = usesIn(document);
    return [...new Set(uses.map(({ tag }) => tag))].flatMap((tag) => {
      const inTag = uses.filter((use) => use.tag === tag);
      const counts = [...countsOf(inTag.map(({ parent }) => parent))].toSorted(([, a], [, b]) => b - a);
      const most = counts[0]?.[1];
      const tied = counts[1]?.[1] === most;
      return inTag.flatMap(({ path, scope, parent }) => {
        const other = counts.find(([name]) => name !== parent)?.[0];
        if (other === undefined || (!tied && parent === counts[0]?.[0])) return [];
        const message =
          `Use a scope under ${quote(other)}, like the other operations of the tag ${quote(tag)}: ${quote(scope)} ` +
          `is under ${quote(parent)}.`;
        return [finding(path, message)];
      });
    });
  },
});
