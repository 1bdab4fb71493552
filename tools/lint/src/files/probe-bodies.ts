import { combinedSchemas, fieldsOf } from '../rule-support/schemas.js';
import { isObject, keysOf, listOf, stringsOf } from '../rule-support/values.js';
import type { DocumentedOperation } from '../rule-support/documented-operations.js';

/** A name that no schema defines, and the names that the schemas define. */
interface MissingName {
  name: string;
  known: string[];
}

/** Returns the schemas of all of an operation's responses. */
export function responseSchemas({ operation }: DocumentedOperation): unknown[] {
  return bodySchemas(isObject(operation['responses']) ? Object.values(operation['responses']) : []);
}

/** Returns the schemas of the bodies of responses. */
export function bodySchemas(responses: readonly unknown[]): unknown[] {
  return responses.flatMap((response) => {
    const content = isObject(response) && isObject(response['content']) ? Object.values(response['content']) : [];
    return content.flatMap((media) => (isObject(media) && media['schema'] !== undefined ? [media['schema']] : []));
  });
}

/** Returns the schemas together with their branches. */
function branchesOf(schemas: readonly unknown[]): unknown[] {
  return schemas.flatMap((schema) => {
    const inner = isObject(schema) ? combinedSchemas(schema) : [];
    return inner.length === 0 ? [schema] : [schema, ...branchesOf(inner)];
  });
}

const fieldNames = (schemas: readonly unknown[]): string[] => [
  ...new Set(schemas.flatMap((schema) => [...fieldsOf(schema).keys()])),
];

const fieldSchemas = (schemas: readonly unknown[], name: string): unknown[] =>
  branchesOf(schemas).flatMap((schema) => {
    if (!isObject(schema)) return [];
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    if (Object.hasOwn(properties, name)) return [properties[name]];
    const others = ['additionalProperties', 'unevaluatedProperties'].map((keyword) => schema[keyword]);
    return others.filter((other) => other === true || isObject(other));
  });

const itemSchemas = (schemas: readonly unknown[]): unknown[] =>
  branchesOf(schemas).flatMap((schema) => {
    const { items, prefixItems } = isObject(schema) ? schema : {};
    return [items, ...listOf(prefixItems)].filter(isObject);
  });

/** Finds the first segment of a path that leads to no field or item. Returns `undefined` if the whole path exists. */
export function missingPointer(schemas: readonly unknown[], path: readonly string[]): MissingName | undefined {
  const [name, ...rest] = path;
  // Any value can have any field, so the rest of the path can exist.
  if (name === undefined || schemas.includes(true)) return undefined;
  const items = /^\d+$/.test(name) ? itemSchemas(schemas) : [];
  const inner = items.length > 0 ? items : fieldSchemas(schemas, name);
  return inner.length === 0 ? { name, known: fieldNames(schemas) } : missingPointer(inner, rest);
}

/** Keywords in a condition that contain a schema or a list of schemas for the same value. */
const sameValue = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

/**
 * Finds the fields in a condition (a JSON Schema) that none of the value's schemas defines.
 *
 * @returns each field with its path in the condition; empty if there are no schemas
 */
export function missingFields(
  schemas: readonly unknown[],
  condition: unknown,
): (MissingName & { path: (string | number)[] })[] {
  if (schemas.length === 0 || !isObject(condition)) return [];
  const known = fieldNames(schemas);
  const under = (
    path: (string | number)[],
    inner: readonly unknown[],
    value: unknown,
  ): ReturnType<typeof missingFields> =>
    missingFields(inner, value).map((found) => ({ ...found, path: [...path, ...found.path] }));
  const properties = isObject(condition['properties']) ? condition['properties'] : {};
  const required = stringsOf(condition['required']);
  return [
    ...required.flatMap((name, index) => (known.includes(name) ? [] : [{ name, known, path: ['required', index] }])),
    ...keysOf(properties).flatMap((name) =>
      known.includes(name)
        ? under(['properties', name], fieldSchemas(schemas, name), properties[name])
        : [{ name, known, path: ['properties', name] }],
    ),
    ...['items', 'contains'].flatMap((keyword) => under([keyword], itemSchemas(schemas), condition[keyword])),
    ...sameValue.flatMap((keyword) => {
      const value = condition[keyword];
      if (!Array.isArray(value)) return under([keyword], schemas, value);
      return value.flatMap((branch: unknown, index) => under([keyword, index], schemas, branch));
    }),
  ];
}
