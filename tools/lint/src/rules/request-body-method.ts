import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { maxDepth } from '../rule-support/schemas.js';
import { entriesOf, isObject, listOf, valueAt } from '../rule-support/values.js';

const withoutBody = ['get', 'head', 'trace'];

/** Whether a request body is optional, although all of its media types have required fields. */
function isOptionalWithRequiredFields(body: unknown): boolean {
  const media = entriesOf(valueAt(body, ['content']));
  if (media.length === 0 || valueAt(body, ['required']) === true) return false;
  return media.every(([, one]) => requiresFields(valueAt(one, ['schema'])));
}

/** Whether every value of a schema has a required field. */
function requiresFields(schema: unknown, depth = 0): boolean {
  if (!isObject(schema) || depth > maxDepth) return false;
  const { required, minProperties, allOf, oneOf, anyOf } = schema;
  const own = listOf(required).length > 0 || Number(minProperties ?? 0) > 0;
  const below = (part: unknown): boolean => requiresFields(part, depth + 1);
  return own || listOf(allOf).some(below) || [oneOf, anyOf].some((list) => Array.isArray(list) && list.every(below));
}

/** `fetch` throws if a GET, HEAD or TRACE request has a body, so no client could call the operation. */
export default defineRule({
  description: 'An operation with GET, HEAD or TRACE has no request body, and a body with required fields is required.',
  given: '$',
  atKey: true,
  check(document) {
    const operations = operationsOf(document);
    const optional = operations
      .filter(({ operation }) => isOptionalWithRequiredFields(operation['requestBody']))
      .map(({ path }) =>
        finding(
          // The finding is at a key of the body, because the body may be in a file of its own.
          [...path, 'requestBody', 'content'],
          'A request body with required fields must have `required: true`: add it, because a client could omit ' +
            'the body.',
        ),
      );
    const wrong = operations
      .filter(({ method, operation }) => withoutBody.includes(method) && operation['requestBody'] !== undefined)
      .map(({ method, path }) => {
        const message =
          `Remove the request body or change the method: a ${method.toUpperCase()} request cannot have a body. ` +
          'Use query parameters instead.';
        return finding([...path, 'requestBody'], message);
      });
    return [...wrong, ...optional];
  },
});
