import type { Schema } from './types.js';

/**
 * Returns an object schema without `allOf`: its own keywords win over those of its parts, `required` and `properties` add up.
 *
 * That is exact for what this contract uses `allOf` for, a set of fields shared by a create and an update.
 */
export function mergeAllOf(schema: Schema): Schema {
  const { allOf, ...own } = schema;
  if (allOf === undefined) return schema;
  return allOf.map(mergeAllOf).reduceRight<Schema>((whole, part) => {
    const { 'x-name': _name, description: _description, ...rest } = part;
    return {
      ...rest,
      ...whole,
      properties: { ...rest.properties, ...whole.properties },
      required: [...new Set([...(rest.required ?? []), ...(whole.required ?? [])])],
    };
  }, own);
}
