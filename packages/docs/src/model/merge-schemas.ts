import type { Schema } from '@wapi/types';

/**
 * Describes a value that any one of several schemas may describe: what all of them say, and for values that differ the list of them.
 *
 * A description that is not the same in all is left out, for it would be true of one only.
 */
export function mergeSchemas(schemas: readonly Schema[]): Schema {
  const [first, ...others] = schemas;
  if (!first) return {};
  const same = Object.fromEntries(
    Object.entries(first).filter(([key, value]) => others.every((other) => isSame(other[key as keyof Schema], value))),
  );
  const values = schemas.map(knownValues);
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

/** The values that a schema takes; undefined where they are not listed. */
export function knownValues(schema: Schema | undefined): readonly unknown[] | undefined {
  return schema?.const === undefined ? schema?.enum : [schema.const];
}

/** Whether two parts of a contract say the same. They come from one document, so their keys are in the same order. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
