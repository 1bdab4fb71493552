import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { schemas } from '../rule-support/locations.js';
import {
  fieldsOf,
  hasKeyword,
  listsOfSchemas,
  type LocatedSchema,
  maxDepth,
  subschemas,
  withoutConditions,
} from '../rule-support/schemas.js';
import { declaredScopes } from '../rule-support/scopes.js';
import { entriesOf, isObject, keysOf, listOf, quote, show, valueAt, type JsonObject } from '../rule-support/values.js';
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
        const conflict = `\`x-differs-from\` must not name the field of \`x-same-as\`, received ${show(other)}`;
        return [finding([...path, 'properties', name, keyword], `${conflict}: remove one.`)];
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
  const where = [...path, 'not', 'properties'];
  if (missing.length === 0) return [];
  const list = missing.map(quote).join(', ');
  return [finding(where, `\`not.properties\` must list every field of the schema as \`false\`: add ${list}.`)];
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

/** Checks that `x-scope-list` names a security scheme that declares scopes. */
function checkScopeList(schema: JsonObject, path: JsonPath, schemes: unknown): RuleFinding[] {
  const name = schema['x-scope-list'];
  if (typeof name !== 'string') return [];
  const withScopes = keysOf(schemes).filter((scheme) => declaredScopes(valueAt(schemes, [scheme])).size > 0);
  if (withScopes.includes(name)) return [];
  const message = `No security scheme ${quote(name)} declares scopes: ${adviseName(name, withScopes, 'none')}`;
  return [finding([...path, 'x-scope-list'], message)];
}

/** Returns the fields that a schema defines itself or through its lists of schemas, but not in conditions. */
function definedFields(schema: unknown, depth = 0): string[] {
  if (!isObject(schema) || depth > maxDepth) return [];
  const parts = listsOfSchemas.flatMap((keyword) => listOf(schema[keyword]));
  return [...keysOf(schema['properties']), ...parts.flatMap((part) => definedFields(part, depth + 1))];
}

/** Identifies the object that a schema describes. Parts of `allOf` and conditions describe the same object. */
function objectAt(path: JsonPath): string {
  const keys = path.map(String);
  const outside = withoutConditions(keys) ?? keys;
  return outside.join('/').replaceAll(/(?<=^|\/)(?:allOf|anyOf|oneOf)\/\d+(?:\/|$)/g, '');
}

/** Checks that conditions test only fields that the object defines. Redocly checks their `required`. */
function checkTestedFields(located: readonly LocatedSchema[], root: JsonPath): RuleFinding[] {
  const tests = located.filter(({ isCondition, schema }) => isCondition && isObject(schema['properties']));
  if (tests.length === 0) return [];
  const fieldsAt = new Map<string, string[]>();
  for (const { schema, path, isCondition } of located) {
    const key = objectAt(path.slice(root.length));
    if (!isCondition) fieldsAt.set(key, [...(fieldsAt.get(key) ?? []), ...definedFields(schema)]);
  }
  return tests.flatMap(({ schema, path }) => {
    const fields = [...new Set(fieldsAt.get(objectAt(path.slice(root.length))))];
    if (fields.length === 0) return [];
    return keysOf(schema['properties'])
      .filter((name) => !fields.includes(name))
      .map((name) => {
        const message = `The schema has no field ${quote(name)}: ${adviseName(name, fields, 'none')}`;
        return finding([...path, 'properties', name], message);
      });
  });
}

/** A keyword that refers to something missing has no effect, and the author does not notice. */
export default defineRule({
  description:
    'x-open-enum, x-messages, x-scope-list, x-same-as, x-differs-from, and the fields of if, then, else and not refer ' +
    'to keywords, fields and schemes that exist.',
  given: schemas,
  once: true,
  check(root, rootPath, { resolved }) {
    const schemes = valueAt(resolved, ['components', 'securitySchemes']);
    const located = [...subschemas(root, rootPath)];
    return [
      ...checkTestedFields(located, rootPath),
      ...located.flatMap(({ schema, path }) => [
        ...checkEnum(schema, path),
        ...checkMessages(schema, path),
        ...checkScopeList(schema, path, schemes),
        ...checkOtherFields(schema, path),
        ...checkAnyField(schema, path),
        ...checkConditions(schema, path),
      ]),
    ];
  },
});
