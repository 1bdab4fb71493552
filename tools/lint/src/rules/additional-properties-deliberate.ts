import { defineRule, finding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import { isOfType, subschemas } from '../rule-support/schemas.js';
import { isObject, isText, type JsonObject } from '../rule-support/values.js';

/** Keywords that say what an object may hold, besides the two for what is left over. */
const content = [
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
const leftover = ['additionalProperties', 'unevaluatedProperties'];

function problemOf(schema: JsonObject): { keyword?: string; message: string } | undefined {
  const open = leftover.find((keyword) => {
    const value = schema[keyword];
    return value === true || (isObject(value) && Object.keys(value).length === 0);
  });
  if (open !== undefined && !isText(schema['description']))
    return { keyword: open, message: `Say in a description what the object may hold: \`${open}\` lets anything in.` };
  if (!isOfType(schema, 'object') || [...content, ...leftover].some((keyword) => schema[keyword] !== undefined))
    return undefined;
  return {
    message:
      'Say what the object holds: list its properties, or set `additionalProperties` to a schema, to true or to false.',
  };
}

/** An object about which nothing is said is read as empty by one generator and as anything by the next. */
export default defineRule({
  description: 'An object without properties says what else it may hold, and one that may hold anything says why.',
  given: schemas,
  check(root, rootPath) {
    return [...subschemas(root, rootPath)].flatMap(({ schema, path }) => {
      const problem = problemOf(schema);
      if (problem === undefined) return [];
      return [finding(problem.keyword === undefined ? path : [...path, problem.keyword], problem.message)];
    });
  },
});
