import type { Schema } from '@wapi/types';

/** Finds the properties of a body that its schema neither documents nor forbids. */
export function undocumentedProperties(
  body: unknown,
  schemas: readonly Schema[],
  path: readonly string[] = [],
): string[][] {
  const choices = schemas.flatMap(alternatives);
  if (Array.isArray(body)) {
    const items = choices.flatMap(({ items: each }) => (each === undefined ? [] : [each]));
    return items.length === 0
      ? []
      : body.flatMap((item, index) => undocumentedProperties(item, items, [...path, String(index)]));
  }
  if (typeof body !== 'object' || body === null) return [];
  const objects = choices.filter(({ properties }) => properties !== undefined);
  if (objects.length === 0 || choices.some(({ additionalProperties }) => additionalProperties !== undefined)) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const known = objects.flatMap(({ properties = {} }) =>
      Object.hasOwn(properties, name) ? [properties[name] as Schema] : [],
    );
    return known.length === 0 ? [[...path, name]] : undocumentedProperties(value, known, [...path, name]);
  });
}

function alternatives(schema: Schema): Schema[] {
  return [schema, ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(alternatives)];
}
