import { applicableSchemas } from '../rule-support/applicable-schemas.js';
import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { mediaTypes, parameters, schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { entriesOf, isObject, type JsonObject, listOf, quote } from '../rule-support/values.js';
import { suggestName } from '../source/closest-match.js';

/** Keywords that say whether an object can have keys other than the defined ones. */
const openKeywords = ['additionalProperties', 'unevaluatedProperties'];

/** Returns the schemas of a key, as far as the keywords of the given schemas define it. */
const definitionsOf = (parts: readonly JsonObject[], key: string): unknown[] =>
  parts.flatMap(({ properties, patternProperties }) => [
    ...(isObject(properties) && Object.hasOwn(properties, key) ? [properties[key]] : []),
    ...Object.entries(isObject(patternProperties) ? patternProperties : {})
      .filter(([pattern]) => matches(pattern, key))
      .map(([, schema]) => schema),
  ]);

/** Whether a key matches a pattern. An invalid pattern, which a different rule reports, matches every key. */
function matches(pattern: string, key: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(key);
  } catch {
    return true;
  }
}

/** Reports the keys of an object that none of its schemas defines, and checks the values of the other keys. */
function checkObject(parts: readonly JsonObject[], value: JsonObject, path: JsonPath): RuleFinding[] {
  const known = parts.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : []));
  const rest = parts
    .flatMap((part) => openKeywords.map((keyword) => part[keyword]))
    .filter((open) => open !== undefined);
  return Object.entries(value).flatMap(([key, child]) => {
    const defined = definitionsOf(parts, key);
    if (defined.length > 0 || rest.length > 0)
      return checkValue(defined.length > 0 ? defined : rest, child, [...path, key]);
    // A schema without any keys does not say what the object contains.
    if (known.length === 0) return [];
    const advice = suggestName(key, known, 'remove it, or correct its name.');
    return [finding([...path, key], `The schema of this example does not define the key ${quote(key)}: ${advice}`)];
  });
}

function checkValue(choices: readonly unknown[], value: unknown, path: JsonPath): RuleFinding[] {
  if (typeof value !== 'object' || value === null) return [];
  const parts = choices.flatMap((schema) => applicableSchemas(schema, value));
  // A `$ref` is left only where a schema contains itself.
  if (parts.some(({ $ref: ref }) => ref !== undefined)) return [];
  if (isObject(value)) return checkObject(parts, value, path);
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) => {
    const items = parts.map((part) => listOf(part['prefixItems'])[index] ?? part['items']);
    return checkValue(items, item, [...path, index]);
  });
}

function checkSchema(schema: JsonObject, path: JsonPath): RuleFinding[] {
  const { example, examples } = schema;
  return [
    ...checkValue([schema], example, [...path, 'example']),
    ...listOf(examples).flatMap((value, index) => checkValue([schema], value, [...path, 'examples', index])),
  ];
}

/**
 * Redocly also checks this, but only in each part of a schema on its own, so that it refuses a key of a `oneOf` beside
 * `properties`.
 */
export default defineRule({
  description: 'Every key of an example is defined by a part of its schema that applies to the example.',
  given: [...mediaTypes, ...parameters, ...schemas],
  once: true,
  check(node, path) {
    if (!isObject(node)) return [];
    if (path.at(-1) === 'schema' || path[1] === 'schemas')
      return [...subschemas(node, path)].flatMap((one) => checkSchema(one.schema, one.path));
    const { schema, example, examples } = node;
    return [
      ...checkValue([schema], example, [...path, 'example']),
      ...entriesOf(examples).flatMap(([name, named]) =>
        isObject(named) ? checkValue([schema], named['value'], [...path, 'examples', name, 'value']) : [],
      ),
    ];
  },
});
