import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { fieldsOf, hasKeyword, subschemas } from '../rule-support/schemas.js';
import { entriesOf, isObject, quote, show, type JsonObject } from '../rule-support/values.js';

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
      const other = isObject(field) ? field[keyword] : undefined;
      if (typeof other !== 'string' || (other !== name && names.includes(other))) return [];
      const message = `\`${keyword}\` must name a different field of the object, received ${show(other)}.`;
      return [finding([...path, 'properties', name, keyword], message)];
    }),
  );
}

/** A keyword that refers to something missing has no effect, and the author does not notice. */
export default defineRule({
  description: 'x-open-enum, x-messages, x-same-as and x-differs-from refer to keywords and fields that exist.',
  given: schemas,
  once: true,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) => [
      ...checkEnum(schema, path),
      ...checkMessages(schema, path),
      ...checkOtherFields(schema, path),
    ]);
  },
});
