import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf, requestSchemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { entriesOf, isObject, quote } from '../rule-support/values.js';

/** The messages of all errors that have an example, in a document whose references are resolved. */
function messagesOf(document: unknown): Set<unknown> {
  const responses = operationsOf(document).flatMap(({ operation }) =>
    entriesOf(operation['responses']).filter(([status]) => status === 'default' || /^[45]/.test(status)),
  );
  const media = responses.flatMap(([, response]) => (isObject(response) ? entriesOf(response['content']) : []));
  const examples = media.flatMap(([, content]) => (isObject(content) ? entriesOf(content['examples']) : []));
  return new Set(
    examples.map(([, example]) =>
      isObject(example) && isObject(example['value']) ? example['value']['message'] : undefined,
    ),
  );
}

/** Found once for each document, which all schemas of it ask for. */
const known = new WeakMap<object, Set<unknown>>();

/** A message that is written twice can be changed in one place only: the docs then show the one, and the mock answers the other. */
export default defineRule({
  description: 'Every message in x-messages is that of an error example.',
  given: requestSchemas,
  check(root, rootPath, { documentInventory }) {
    // Spectral's type leaves it out.
    const resolved: unknown = 'resolved' in documentInventory ? documentInventory.resolved : undefined;
    if (!isObject(resolved)) return [];
    const messages = known.get(resolved) ?? messagesOf(resolved);
    known.set(resolved, messages);
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) =>
      // Keywords such as `x-unique` are extensions themselves.
      Object.entries(isObject(schema['x-messages']) ? schema['x-messages'] : {})
        .filter(([, message]) => !messages.has(message))
        .map(([keyword, message]) =>
          finding(
            [...path, 'x-messages', keyword],
            `No error example says ${quote(message)}: mend one of the two, or give an operation the example.`,
          ),
        ),
    );
  },
});
