import type { Schema } from '@wapi/types';

/**
 * Merges schemas into one that accepts every value that any of them accepts. Keywords stay if all schemas agree, and
 * different constants become an `enum`.
 *
 * The description stays only if it is the same in all schemas. Otherwise it would describe only one of them.
 */
export function mergeSchemas(schemas: readonly Schema[]): Schema {
  const [first, ...others] = schemas;
  if (!first) return {};
  const same = Object.fromEntries(
    Object.entries(first).filter(([key, value]) => others.every((other) => isSame(other[key as keyof Schema], value))),
  );
  const values = schemas.map(getSchemaValues);
  const names = Object.keys(first.properties ?? {}).filter((name) =>
    others.every(({ properties }) => properties?.[name] !== undefined),
  );
  return {
    ...same,
    ...(same['const'] === undefined &&
      values.every((list) => list !== undefined) && { enum: [...new Set(values.flat())] }),
    ...(schemas.some((schema) => schema['x-open-enum']) && { 'x-open-enum': true }),
    ...(names.length > 0 && {
      properties: Object.fromEntries(
        names.map((name) => [name, mergeSchemas(schemas.flatMap(({ properties }) => properties?.[name] ?? []))]),
      ),
    }),
    ...(first.required && {
      required: first.required.filter((name) => others.every(({ required }) => required?.includes(name))),
    }),
  };
}

/** Returns the values of a schema's `const` or `enum`; undefined if it has neither. */
export function getSchemaValues(schema: Schema | undefined): readonly unknown[] | undefined {
  return schema?.const === undefined ? schema?.enum : [schema.const];
}

/** Compares two parts of one contract. Comparing their JSON is enough, because their keys are in the same order. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
