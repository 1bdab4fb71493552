import type { JsonPath } from './define-rule.js';
import { isObject, listOf, stringsOf, type JsonObject } from './values.js';

/** Keywords with a map of schemas. */
export const mapsOfSchemas = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];
/** Keywords with a list of schemas. */
export const listsOfSchemas = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
/** A depth that no hand-written schema exceeds. It ends the recursion in a schema that contains itself. */
export const maxDepth = 30;
/** Keywords with one schema. */
export const singleSchemas = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedProperties',
];

/** Keywords whose schemas only test values. The schema that contains such a keyword describes the tested fields. */
const conditionKeywords = ['if', 'then', 'else', 'not', 'dependentSchemas'];

/**
 * Removes the condition keywords from a path, so that the path leads to the same field outside the conditions. Returns
 * `undefined` if the path contains no condition keyword.
 *
 * @example
 * withoutConditions(['then', 'properties', 'if']); // ['properties', 'if']
 */
export function withoutConditions(path: readonly string[]): string[] | undefined {
  const rest: string[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const key = path[index] ?? '';
    const isName = mapsOfSchemas.includes(rest.at(-1) ?? '') && !mapsOfSchemas.includes(rest.at(-2) ?? '');
    if (isName || !conditionKeywords.includes(key)) rest.push(key);
    else if (key === 'dependentSchemas') index += 1;
  }
  return rest.length < path.length ? rest : undefined;
}

/** A schema with its path in the document. */
export interface LocatedSchema {
  schema: JsonObject;
  path: JsonPath;
  /** The name of the property that has this schema. */
  property?: string;
  /** Set if the schema is inside `if`, `then`, `else`, `not` or `dependentSchemas`. */
  isCondition?: true;
}

/** Yields a schema and all schemas in it. Visits each object once, because a schema can contain itself. */
export function* subschemas(root: unknown, rootPath: JsonPath): Generator<LocatedSchema> {
  const seen = new WeakSet<object>();
  const waiting: (Omit<LocatedSchema, 'schema'> & { schema: unknown })[] = [{ schema: root, path: rootPath }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { schema, path } = next;
    if (!isObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    yield { ...next, schema };
    const add = (value: unknown, keyword: string, ...keys: (string | number)[]): void => {
      const isCondition = next?.isCondition ?? conditionKeywords.includes(keyword);
      waiting.push({
        schema: value,
        path: [...path, keyword, ...keys],
        ...(keyword === 'properties' && { property: String(keys[0]) }),
        ...(isCondition && { isCondition: true }),
      });
    };
    for (const keyword of mapsOfSchemas) {
      const map = schema[keyword];
      if (!isObject(map)) continue;
      for (const [name, value] of Object.entries(map)) add(value, keyword, name);
    }
    for (const keyword of listsOfSchemas) {
      const list = schema[keyword];
      if (Array.isArray(list)) list.forEach((value, index) => add(value, keyword, index));
    }
    for (const keyword of singleSchemas) add(schema[keyword], keyword);
  }
}

/** Returns the schemas that a schema is combined with: the parts of its lists, `then`, `else` and `dependentSchemas`. */
export function combinedSchemas(schema: JsonObject): unknown[] {
  const { allOf, anyOf, oneOf, then, else: otherwise, dependentSchemas } = schema;
  const lists = [allOf, anyOf, oneOf].flatMap(listOf);
  return [...lists, then, otherwise, ...Object.values(isObject(dependentSchemas) ? dependentSchemas : {})];
}

/**
 * Returns the fields of an object schema, keyed by name. Includes the fields of all schemas that it is combined with.
 */
export function fieldsOf(schema: unknown, depth = 0): Map<string, unknown> {
  if (!isObject(schema) || depth > maxDepth) return new Map();
  const own = isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  return new Map([...combinedSchemas(schema).flatMap((part) => [...fieldsOf(part, depth + 1)]), ...own]);
}

/** Whether a schema allows a type. */
export function isOfType({ type }: JsonObject, name: string): boolean {
  return type === name || stringsOf(type).includes(name);
}

/** Whether a schema, or a part of its `allOf`, has one of the keywords. */
export function hasKeyword(schema: unknown, keywords: readonly string[], depth = 0): boolean {
  if (!isObject(schema) || depth > maxDepth) return false;
  const parts: unknown[] = Array.isArray(schema['allOf']) ? schema['allOf'] : [];
  return (
    keywords.some((keyword) => schema[keyword] !== undefined) ||
    parts.some((part) => hasKeyword(part, keywords, depth + 1))
  );
}

/** Whether a schema describes a file in a form, or a list of files. */
export function isFile(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  if (isObject(schema['items'])) return isFile(schema['items']);
  return schema['format'] === 'binary' || schema['x-file-types'] !== undefined;
}
