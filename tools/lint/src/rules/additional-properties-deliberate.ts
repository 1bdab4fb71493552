import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { isOfType, subschemas } from '../rule-support/schemas.js';
import { isObject, isText, type JsonObject } from '../rule-support/values.js';

/** The keywords, in addition to `unlistedKeywords`, that define the content of an object. */
const contentKeywords = [
  'properties',
  'patternProperties',
  'allOf',
  'anyOf',
  'oneOf',
  '$ref',
  'const',
  'enum',
  'maxProperties',
];
/** The keywords for properties that the schema does not list. */
const unlistedKeywords = ['additionalProperties', 'unevaluatedProperties'];

function problemOf(schema: JsonObject): { keyword?: string; message: string } | undefined {
  const open = unlistedKeywords.find((keyword) => {
    const value = schema[keyword];
    return value === true || (isObject(value) && Object.keys(value).length === 0);
  });
  if (open !== undefined && !isText(schema['description']))
    return {
      keyword: open,
      message: `Add a \`description\` of what the object may hold: \`${open}\` accepts any content.`,
    };
  if (unlistedKeywords.every((keyword) => schema[keyword] !== undefined))
    return {
      keyword: 'unevaluatedProperties',
      message: 'Remove `unevaluatedProperties`: `additionalProperties` already applies to all unlisted properties.',
    };
  if (
    !isOfType(schema, 'object') ||
    [...contentKeywords, ...unlistedKeywords].some((keyword) => schema[keyword] !== undefined)
  )
    return undefined;
  return {
    message: 'List the properties of the object, or set `additionalProperties` to a schema, true or false.',
  };
}

/**
 * Generators disagree about an object schema without content: some read it as an empty object, and some as any value.
 */
export default defineRule({
  description:
    'Every object schema defines its content, a schema that accepts any content has a description, and no schema has ' +
    'both additionalProperties and unevaluatedProperties.',
  given: schemas,
  once: true,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path, isCondition }) => {
      const problem = isCondition ? undefined : problemOf(schema);
      if (problem === undefined) return [];
      return [finding(problem.keyword === undefined ? path : [...path, problem.keyword], problem.message)];
    });
  },
});
