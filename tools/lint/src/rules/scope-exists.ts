import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { bearerScheme, declaredScopes, scopeParents } from '../rule-support/scopes.js';
import { isObject, quote, stringsOf } from '../rule-support/values.js';

/** The parent is granted, never asked for: an operation that asked for it would shut out tokens that hold only the leaf. */
export default defineRule({
  description: "An operation's scope is declared by the bearer scheme and has a parent there.",
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
                `Scope ${quote(scope)} does not exist: declare it in the bearer scheme, or mend its name.`,
              ),
            ];
          if (Object.hasOwn(parents, scope)) return [];
          return [
            finding(
              where,
              `Scope ${quote(scope)} has no parent: name the one scope of its group that the operation needs.`,
            ),
          ];
        });
      });
    });
  },
});
