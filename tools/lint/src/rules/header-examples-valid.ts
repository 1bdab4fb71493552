import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { headers } from '../rule-support/locations.js';
import { entriesOf, isObject, type JsonObject } from '../rule-support/values.js';

// Redocly validates the schemas.
const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, meta: false });
addFormats.default(ajv);

/**
 * Caches the validators of schemas, because many responses share a header. `undefined` if a schema is invalid, which
 * Redocly reports.
 */
const validators = new WeakMap<object, ReturnType<typeof ajv.compile> | undefined>();

function validatorFor(schema: JsonObject): ReturnType<typeof ajv.compile> | undefined {
  if (validators.has(schema)) return validators.get(schema);
  try {
    validators.set(schema, ajv.compile(schema));
  } catch {
    validators.set(schema, undefined);
  }
  return validators.get(schema);
}

function checkExample(schema: JsonObject, value: unknown, path: JsonPath): RuleFinding[] {
  const validate = validatorFor(schema);
  if (validate === undefined || validate(value)) return [];
  const [error] = validate.errors ?? [];
  return [finding(path, `The example must match the schema of the header: it ${error?.message ?? 'is invalid'}.`)];
}

/** Redocly validates all examples except those of headers. */
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
