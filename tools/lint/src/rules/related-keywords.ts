import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { fieldsOf, hasKeyword, subschemas } from '../rule-support/schemas.js';
import { entriesOf, isObject, keysOf, quote, show, valueAt, type JsonObject } from '../rule-support/values.js';
import { adviseName } from '../source/closest-match.js';

/**
 * Keys of `x-messages` that need no keyword in the schema. The message under `x-unique` applies to a value that is
 * already taken.
 */
const withoutKeyword = ['x-unique'];

function checkEnum(schema: JsonObject, path: JsonPath): RuleFinding[] {
  if (schema['x-open-enum'] === undefined || hasKeyword(schema, ['enum'])) return [];
  return [finding([...path, 'x-open-enum'], 'Add the `enum` with the known values, or remove `x-open-enum`.')];
}

function checkMessages(schema: JsonObject, path: JsonPath): RuleFinding[] {
  const messages = isObject(schema['x-messages']) ? Object.keys(schema['x-messages']) : [];
  return messages
    .filter((keyword) => !withoutKeyword.includes(keyword) && !hasKeyword(schema, [keyword]))
    .map((keyword) =>
      finding(
        [...path, 'x-messages', keyword],
        `The schema must have the keyword ${quote(keyword)}: add it, or remove its message.`,
      ),
    );
}

/** Checks the fields that name a different field in the same object. */
function checkOtherFields(schema: JsonObject, path: JsonPath): RuleFinding[] {
  const names = [...fieldsOf(schema).keys()];
  return entriesOf(schema['properties']).flatMap(([name, field]) =>
    ['x-same-as', 'x-differs-from'].flatMap((keyword) => {
      const other = valueAt(field, [keyword]);
      if (keyword === 'x-differs-from' && other !== undefined && other === valueAt(field, ['x-same-as'])) {
        const conflict = `\`x-differs-from\` must not name the field of \`x-same-as\`, received ${show(other)}: remove one.`;
        return [finding([...path, 'properties', name, keyword], conflict)];
      }
      if (typeof other !== 'string' || (other !== name && names.includes(other))) return [];
      const message = `\`${keyword}\` must name a different field of the object, received ${show(other)}.`;
      return [finding([...path, 'properties', name, keyword], message)];
    }),
  );
}

/**
 * Checks a `not` whose `properties` are all `false`, which requires at least one of them. A field that it lacks could
 * not be sent alone.
 */
function checkAnyField(schema: JsonObject, path: JsonPath): RuleFinding[] {
  const properties = valueAt(schema, ['not', 'properties']);
  const names = keysOf(properties);
  if (names.length === 0 || entriesOf(properties).some(([, field]) => field !== false)) return [];
  const fields = [...fieldsOf({ ...schema, not: undefined }).keys()];
  const missing = fields.filter((field) => !names.includes(field));
  const unknown = names.filter((name) => !fields.includes(name));
  const where = [...path, 'not', 'properties'];
  return [
    ...(missing.length === 0
      ? []
      : [
          finding(
            where,
            `\`not.properties\` must list every field of the schema as \`false\`: add ${missing.map(quote).join(', ')}.`,
          ),
        ]),
    ...unknown.map((name) =>
      finding([...where, name], `The schema has no field ${quote(name)}: ${adviseName(name, fields, 'none')}`),
    ),
  ];
}

/** JSON Schema ignores `then` and `else` without `if`. */
function checkConditions(schema: JsonObject, path: JsonPath): RuleFinding[] {
  if (schema['if'] !== undefined) return [];
  return ['then', 'else']
    .filter((keyword) => schema[keyword] !== undefined)
    .map((keyword) =>
      finding([...path, keyword], `\`${keyword}\` must be next to an \`if\`: add it, or remove \`${keyword}\`.`),
    );
}

/** A keyword that refers to something missing has no effect, and the author does not notice. */
export default defineRule({
  description:
    'x-open-enum, x-messages, x-same-as, x-differs-from, then, else and not.properties refer to keywords and fields ' +
    'that exist.',
  given: schemas,
  once: true,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) => [
      ...checkEnum(schema, path),
      ...checkMessages(schema, path),
      ...checkOtherFields(schema, path),
      ...checkAnyField(schema, path),
      ...checkConditions(schema, path),
    ]);
  },
});
