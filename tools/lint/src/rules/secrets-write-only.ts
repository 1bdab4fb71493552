import { defineRule, finding } from '../rule-support/define-rule.js';
import { requestBodies } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { quote, stringsOf, type JsonObject } from '../rule-support/values.js';

const anywhere = /password|secret|token|cvv/i;
/** Names that are matched as whole words, because `shipping` contains `pin`. */
const asWord = new Set(['pin', 'cvc']);

function isSecretName(name: string): boolean {
  const words = name.slice(0, 200).split(/[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])/);
  return anywhere.test(name) || words.some((word) => asWord.has(word.toLowerCase()));
}

/**
 * Whether a schema allows strings. Only strings can be secrets: a flag such as `has_password` is not one, and the
 * fields of an object are checked individually.
 */
function holdsText({ type }: JsonObject): boolean {
  return type === undefined || type === 'string' || stringsOf(type).includes('string');
}

/** The client redacts values with the format `password`, and the docs never show write-only values. */
export default defineRule({
  description: 'Secrets in a request have `format: password` and `writeOnly: true`.',
  given: requestBodies.map((path) => `${path}.content[*].schema`),
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path, property }) => {
      if (property === undefined || !isSecretName(property) || !holdsText(schema)) return [];
      const missing = [
        ...(schema['format'] === 'password' ? [] : ['`format: password`']),
        ...(schema['writeOnly'] === true ? [] : ['`writeOnly: true`']),
      ];
      return missing.length === 0
        ? []
        : [finding(path, `Add ${missing.join(' and ')} to the secret ${quote(property)}.`)];
    });
  },
});
