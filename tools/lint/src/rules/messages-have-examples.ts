import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf, requestSchemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { entriesOf, isObject, quote } from '../rule-support/values.js';

/** Returns the messages of all error examples in a document with resolved references. */
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

/** Caches the messages of a document, because the check runs once for each schema. */
const messageCache = new WeakMap<object, Set<unknown>>();

/** The docs show the example, and the mock sends the message from `x-messages`, so the two must be equal. */
export default defineRule({
  description: 'Every message in x-messages is the message of an error example.',
  given: requestSchemas,
  check(root, rootPath, { resolved }) {
    if (!isObject(resolved)) return [];
    const messages = messageCache.get(resolved) ?? messagesOf(resolved);
    messageCache.set(resolved, messages);
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) =>
      // Do not use `entriesOf`, because it omits extensions, and some keywords such as `x-unique` are extensions.
      Object.entries(isObject(schema['x-messages']) ? schema['x-messages'] : {})
        .filter(([, message]) => !messages.has(message))
        .map(([keyword, message]) =>
          finding(
            [...path, 'x-messages', keyword],
            `No error example has the message ${quote(message)}: correct one of the two, or add the example to ` +
              'an operation.',
          ),
        ),
    );
  },
});
