import type { Schema } from './schema.js';

/**
 * Returns a copy of a schema in which every `allOf` is merged, including those of nested schemas. The schema's own
 * keywords override those of its parts. `required` and `properties` are combined. A property that occurs in several
 * parts is merged with the same rules.
 *
 * The result is exact for the two uses of `allOf` in this contract: shared fields, and a schema that narrows a shared
 * value.
 */
export function mergeAllOf(schema: Schema): Schema {
  const { allOf = [], ...own } = schema;
  return allOf.map(mergeAllOf).reduceRight<Schema>(combine, mergeParts(own));
}

/** Merges the `allOf` of each schema inside a schema. */
function mergeParts(schema: Schema): Schema {
  const { properties, items, oneOf, anyOf, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && { properties: mapValues(properties, mergeAllOf) }),
    ...(items && { items: mergeAllOf(items) }),
    ...(oneOf && { oneOf: oneOf.map(mergeAllOf) }),
    ...(anyOf && { anyOf: anyOf.map(mergeAllOf) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: mergeAllOf(additionalProperties) }),
  };
}

function combine(whole: Schema, part: Schema): Schema {
  const { 'x-name': _name, description: _description, ...rest } = part;
  return {
    ...rest,
    ...whole,
    ...((rest.properties ?? whole.properties) && {
      properties: combineProperties(whole.properties ?? {}, rest.properties ?? {}),
    }),
    ...((rest.required ?? whole.required) && {
      required: [...new Set([...(rest.required ?? []), ...(whole.required ?? [])])],
    }),
  };
}

function combineProperties(
  whole: Readonly<Record<string, Schema>>,
  part: Readonly<Record<string, Schema>>,
): Record<string, Schema> {
  return {
    ...part,
    ...mapValues(whole, (schema, name) => (part[name] === undefined ? schema : combine(schema, part[name]))),
  };
}

function mapValues(
  map: Readonly<Record<string, Schema>>,
  change: (schema: Schema, name: string) => Schema,
): Record<string, Schema> {
  return Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, change(schema, name)]));
}
