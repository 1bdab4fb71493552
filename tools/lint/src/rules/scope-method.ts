import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { bearerScheme, scopeParents } from '../rule-support/scopes.js';
import { isObject, quote, stringsOf } from '../rule-support/values.js';

const reading = ['get', 'head'];

/** For each word in a scope's name, the methods of the operations to which the word refers. */
const methodsOfWord: Readonly<Record<string, readonly string[]>> = {
  retrieve: reading,
  get: reading,
  create: ['post'],
  update: ['put', 'patch'],
  delete: ['delete'],
};

/** Returns the methods that a scope's name allows. A name without a known word allows all methods. */
function allowedMethods(scope: string): readonly string[] | undefined {
  const known = scope.split('-').flatMap((word) => (Object.hasOwn(methodsOfWord, word) ? methodsOfWord[word] : []));
  return known.length > 0 ? known.filter((method) => method !== undefined) : undefined;
}

/** A token for reading must not allow writing, and reading must not require a token that allows writing. */
export default defineRule({
  description: "The words in the name of an operation's scope match the method of the operation.",
  given: '$',
  check(document) {
    const leaves = Object.keys(scopeParents(bearerScheme(document)));
    return operationsOf(document).flatMap(({ path, method, operation }) => {
      const security: unknown[] = Array.isArray(operation['security']) ? operation['security'] : [];
      const suits = (scope: string): boolean => {
        const allowed = allowedMethods(scope);
        return allowed === undefined || allowed.includes(method);
      };
      return security.flatMap((alternative, index) =>
        stringsOf(isObject(alternative) ? alternative['bearer'] : undefined).flatMap((scope, position) => {
          if (!leaves.includes(scope) || suits(scope)) return [];
          const group = scope.split('-').slice(0, 2).join('-');
          const others = leaves.filter((leaf) => leaf.startsWith(`${group}-`) && suits(leaf)).map(quote);
          const advice = others.length > 0 ? `use ${others.join(' or ')}` : 'use a different scope';
          const message = `The scope ${quote(scope)} does not suit ${method.toUpperCase()}: ${advice}.`;
          return [finding([...path, 'security', index, 'bearer', position], message)];
        }),
      );
    });
  },
});
