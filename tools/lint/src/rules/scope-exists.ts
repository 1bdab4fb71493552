import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { bearerScheme, declaredScopes, scopeParents } from '../rule-support/scopes.js';
import { isObject, quote, stringsOf } from '../rule-support/values.js';

/**
 * Operations require leaf scopes. If an operation required a parent scope, it would reject tokens that have only the
 * leaf scope.
 */
export default defineRule({
  description: "An operation's scope is declared in the bearer scheme and has a parent there.",
  given: '$',
  check(document) {
    const scheme = bearerScheme(document);
    const declared = declaredScopes(scheme);
    const parents = scopeParents(scheme);
    return operationsOf(document).flatMap(({ path, operation }) => {
      const security: unknown[] = Array.isArray(operation['security']) ? operation['security'] : [];
      return security.flatMap((alternative, index) => {
        const scopes = stringsOf(isObject(alternative) ? alternative['bearer'] : undefined);
        return scopes.flatMap((scope, position) => {
          const where = [...path, 'security', index, 'bearer', position];
          if (!declared.has(scope))
            return [
              finding(
                where,
                `Scope ${quote(scope)} does not exist: declare it in the bearer scheme, or correct its name.`,
              ),
            ];
          if (Object.hasOwn(parents, scope)) return [];
          return [finding(where, `Scope ${quote(scope)} has no parent: use the leaf scope that the operation needs.`)];
        });
      });
    });
  },
});
