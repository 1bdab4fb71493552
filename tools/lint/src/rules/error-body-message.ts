import { defineRule, finding } from '../rule-support/define-rule.js';
import { isExtension, responses, statusOf } from '../rule-support/locations.js';
import { entriesOf, isObject, stringsOf } from '../rule-support/values.js';

/** A depth that no hand-written schema exceeds. It ends the recursion in a schema that contains itself. */
const maxDepth = 30;

/**
 * Whether a test passes for a part of a schema that always applies. Such a part is the schema itself, a part of
 * `allOf`, or all branches of a choice.
 */
function somePart(schema: unknown, test: (part: Readonly<Record<string, unknown>>) => boolean, depth = 0): boolean {
  if (!isObject(schema) || depth > maxDepth) return false;
  if (test(schema)) return true;
  if (Array.isArray(schema['allOf']) && schema['allOf'].some((part) => somePart(part, test, depth + 1))) return true;
  return ['oneOf', 'anyOf'].some((keyword) => {
    const choices = schema[keyword];
    return Array.isArray(choices) && choices.length > 0 && choices.every((choice) => somePart(choice, test, depth + 1));
  });
}

function hasRequiredMessage(schema: unknown): boolean {
  const required = somePart(schema, (part) => stringsOf(part['required']).includes('message'));
  const isString = somePart(
    schema,
    ({ properties }) =>
      isObject(properties) && isObject(properties['message']) && properties['message']['type'] === 'string',
  );
  return required && isString;
}

/**
 * Whether a response must contain a message. A response component has no status code, so every component must contain
 * one. This is harmless, because WAPI's successful responses contain a message too.
 */
function carriesMessage(status: string | undefined): boolean {
  return status === undefined || status === 'default' || /^[45]/.test(status);
}

/** The client's errors read `message` without checking that it exists. */
export default defineRule({
  description: 'Every error body has a required string `message`.',
  given: responses,
  check(response, path) {
    if (!isObject(response) || isExtension(path) || !carriesMessage(statusOf(path))) return [];
    const content = entriesOf(response['content']);
    if (content.length === 0)
      return [finding(path, 'Add `content` with application/json and the schema components/schemas/Message.yaml.')];
    return content
      .filter(([, media]) => !hasRequiredMessage(isObject(media) ? media['schema'] : undefined))
      .map(([type]) =>
        finding(
          [...path, 'content', type, 'schema'],
          'Give the error a required string `message`: use components/schemas/Message.yaml or a schema like it.',
        ),
      );
  },
});
