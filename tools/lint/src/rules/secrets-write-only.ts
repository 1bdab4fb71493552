import { defineRule, finding } from '../rule-support/define-rule.js';
import { requestBodies } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { quote, stringsOf, type JsonObject } from '../rule-support/values.js';

const anywhere = /password|secret|token|cvv/i;
/** As a word only: `shipping` holds no PIN. */
const asWord = new Set(['pin', 'cvc']);

function isSecretName(name: string): boolean {
  const words = name.slice(0, 200).split(/[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])/);
  return anywhere.test(name) || words.some((word) => asWord.has(word.toLowerCase()));
}

/** A flag such as `has_password` is no secret, and an object's secrets are its fields. */
function holdsText({ type }: JsonObject): boolean {
  return type === undefined || type === 'string' || stringsOf(type).includes('string');
}

/** The client redacts what has the format, and the docs never show what is write-only. */
export default defineRule({
  description: 'Secrets in a request have format password and are write-only.',
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
