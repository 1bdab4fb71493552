import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { parameters, schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { isObject, quote, show, stringsOf, type JsonObject, valueAt } from '../rule-support/values.js';
import { validatorFor } from '../rule-support/validators.js';

/** Keywords that restrict a value in addition to its type. */
const annotations = ['type', 'title', 'description', 'examples', 'deprecated', 'readOnly', 'writeOnly', '$comment'];

const isConstraint = (keyword: string): boolean => !annotations.includes(keyword) && !keyword.startsWith('x-');

/** Checks that a value in a schema, such as a default, is valid for that schema. */
function checkValue(what: string, schema: JsonObject, value: unknown, path: JsonPath): RuleFinding[] {
  const validate = validatorFor(schema);
  if (validate === undefined || validate(value)) return [];
  const [error] = validate.errors ?? [];
  const allowed: unknown = error?.params['allowedValues'];
  const rule = Array.isArray(allowed) ? `must be one of ${allowed.map(show).join(', ')}` : error?.message;
  return [finding(path, `${what} must match its schema: it ${rule ?? 'is invalid'}, received ${show(value)}.`)];
}

function checkSchema(schema: JsonObject, path: JsonPath): RuleFinding[] {
  const { default: initial, const: constant, enum: values, ...rest } = schema;
  const findings: RuleFinding[] = [];
  if (initial !== undefined) findings.push(...checkValue('`default`', schema, initial, [...path, 'default']));
  if (constant !== undefined) findings.push(...checkValue('`const`', { ...rest }, constant, [...path, 'const']));
  // Redocly and Spectral already check the types of listed values.
  if (!Array.isArray(values) || !Object.keys(rest).some(isConstraint)) return findings;
  const { type: _type, ...limits } = rest;
  return [
    ...findings,
    ...values.flatMap((value: unknown, index) =>
      checkValue('A value of `enum`', limits, value, [...path, 'enum', index]),
    ),
  ];
}

/** A required field is always sent, so that its default has no effect. */
function checkRequired({ properties, required }: JsonObject, path: JsonPath): RuleFinding[] {
  return stringsOf(required)
    .filter((name) => valueAt(properties, [name, 'default']) !== undefined)
    .map((name) => {
      const message = `Remove the default of the field ${quote(name)}, or make it optional.`;
      return finding([...path, 'properties', name, 'default'], message);
    });
}

/** Generated clients and servers fill in defaults, constants and enum values without checking them. */
export default defineRule({
  description:
    'Every default, constant and enum value of a schema matches the schema, and required parameters and fields have ' +
    'no default.',
  given: [...schemas, ...parameters],
  once: true,
  check(root, rootPath) {
    if (!isObject(root)) return [];
    const { in: location, name, required, schema } = root;
    if (typeof location !== 'string' || !isObject(schema))
      return [...subschemas(root, rootPath)].flatMap((one) => [
        ...checkSchema(one.schema, one.path),
        ...checkRequired(one.schema, one.path),
      ]);
    if (required !== true || schema['default'] === undefined) return [];
    const message = `Remove the default of the parameter ${quote(name)}, or make it optional.`;
    return [finding([...rootPath, 'schema', 'default'], message)];
  },
});
