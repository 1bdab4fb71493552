import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { headers } from '../rule-support/locations.js';
import { validatorFor } from '../rule-support/validators.js';
import { entriesOf, isObject, type JsonObject } from '../rule-support/values.js';

function checkExample(schema: JsonObject, value: unknown, path: JsonPath): RuleFinding[] {
  const validate = validatorFor(schema);
  if (validate === undefined || validate(value)) return [];
  const [error] = validate.errors ?? [];
  return [finding(path, `The example must match the schema of the header: it ${error?.message ?? 'is invalid'}.`)];
}

/** Redocly validates all examples except those in headers. */
export default defineRule({
  description: 'Every example of a header matches the schema of the header.',
  given: headers,
  once: true,
  check(header, path) {
    if (!isObject(header) || !isObject(header['schema'])) return [];
    const { schema, example, examples } = header;
    return [
      ...(example === undefined ? [] : checkExample(schema, example, [...path, 'example'])),
      ...entriesOf(examples).flatMap(([name, named]) =>
        isObject(named) ? checkExample(schema, named['value'], [...path, 'examples', name, 'value']) : [],
      ),
    ];
  },
});
