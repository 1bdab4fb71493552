import { defineRule, finding, type RuleFinding } from '../rule-support/define-rule.js';
import { declaredScopes, scopeParents } from '../rule-support/scopes.js';
import { entriesOf, isObject, isText, keysOf, quote, valueAt } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';

/** Returns the scopes that are their own ancestors. */
function scopesInCycles(parents: ReadonlyMap<string, string>): string[] {
  return [...parents.keys()].filter((scope) => {
    const seen = new Set<string>();
    let next = parents.get(scope);
    while (next !== undefined && next !== scope && !seen.has(next)) {
      seen.add(next);
      next = parents.get(next);
    }
    return next === scope;
  });
}

/**
 * The permissions of a token are derived only from `x-scope-parents`. If a scope is missing there, no parent can grant
 * it.
 */
export default defineRule({
  description:
    'x-scope-parents gives every leaf scope an existing parent, without cycles, every scope has a description, and ' +
    'x-scope-conditions names existing scopes.',
  given: '$.components.securitySchemes[*]',
  check(scheme, path) {
    const declared = declaredScopes(scheme);
    if (!isObject(scheme) || scheme['type'] !== 'oauth2') return [];
    const where = [...path, 'x-scope-parents'];
    if (!isObject(scheme['x-scope-parents']))
      return [finding(where, 'Add x-scope-parents: a map from each leaf scope to its parent.')];
    const results: RuleFinding[] = [];
    const parents = new Map<string, string>();
    for (const [scope, parent] of Object.entries(scopeParents(scheme))) {
      if (!declared.has(scope)) {
        results.push(
          finding(
            [...where, scope],
            `Scope ${quote(scope)} is not declared: remove it here, or declare it in the flow's scopes.`,
          ),
        );
      } else if (typeof parent !== 'string' || !declared.has(parent)) {
        results.push(
          finding([...where, scope], `The parent ${quote(parent)} is not declared: name one of the flow's scopes.`),
        );
      } else {
        parents.set(scope, parent);
      }
    }
    for (const scope of declared) {
      if (scope.endsWith('-all') || Object.hasOwn(scopeParents(scheme), scope)) continue;
      results.push(finding(where, `Add a parent for ${quote(scope)}, such as the \`-all\` scope of its group.`));
    }
    for (const scope of keysOf(scheme['x-scope-conditions']).filter((name) => !declared.has(name))) {
      const message = `Scope ${quote(scope)} is not declared: ${adviseName(scope, [...declared], 'none')}`;
      results.push(finding([...path, 'x-scope-conditions', scope], message));
    }
    for (const flow of keysOf(scheme['flows'])) {
      const scopes = ['flows', flow, 'scopes'];
      for (const [scope] of entriesOf(valueAt(scheme, scopes)).filter(([, value]) => !isText(value))) {
        const message = `The scope ${quote(scope)} must have a description, because the docs list it: write one.`;
        results.push(finding([...path, ...scopes, scope], message));
      }
    }
    for (const scope of scopesInCycles(parents)) {
      results.push(
        finding(
          [...where, scope],
          `Scope ${quote(scope)} is its own ancestor: give it a parent that is not one of its descendants.`,
        ),
      );
    }
    return results;
  },
});
