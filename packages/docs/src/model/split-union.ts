import type { Schema } from '@wapi/types';
import { isSame, getSchemaValues, mergeSchemas } from './merge-schemas.js';

/** A union of objects, split into shared fields and variants. */
export interface SplitUnion {
  /** The fields that occur with identical descriptions in all variants. */
  shared: Schema;
  /** The field whose value identifies the variant; undefined if no field does. */
  discriminator: string | undefined;
  variants: readonly UnionVariant[];
}

/** One variant of a union of objects. */
export interface UnionVariant {
  /** The variant with all of its fields. */
  whole: Schema;
  /** The variant without the shared fields. */
  own: Schema;
}

/** Splits a union of objects. Returns undefined if the schema is not a union, or if a branch has no fields. */
export function splitUnion(schema: Schema): SplitUnion | undefined {
  const branches = schema.oneOf ?? schema.anyOf ?? [];
  if (branches.length < 2 || branches.some(({ properties }) => properties === undefined)) return undefined;
  const discriminator = schema.discriminator?.propertyName ?? findDiscriminator(branches);
  const [first = {}, ...others] = branches;
  const shared = Object.entries(first.properties ?? {}).flatMap(([name, property]): [string, Schema][] => {
    const all = branches.map(({ properties }) => properties?.[name]);
    if (others.some((other) => !isSame(describePresence(other, name), describePresence(first, name)))) return [];
    if (all.every((other) => isSame(other, property))) return [[name, property]];
    // The discriminator has different values in each variant. If all variants describe it identically, list all values
    // once.
    const canMerge = name === discriminator && all.every((other) => other?.description === property.description);
    return canMerge ? [[name, mergeSchemas(all.filter((other) => other !== undefined))]] : [];
  });
  const names = new Set(shared.map(([name]) => name));
  const withoutShared = (branch: Schema): Schema => ({
    ...branch,
    properties: Object.fromEntries(Object.entries(branch.properties ?? {}).filter(([name]) => !names.has(name))),
  });
  const { oneOf: _oneOf, anyOf: _anyOf, ...rest } = first;
  return {
    shared: { ...rest, properties: Object.fromEntries(shared) },
    discriminator,
    variants: branches.map((whole) => ({ whole, own: withoutShared(whole) })),
  };
}

/** Finds the first field that lists its values in every variant and shares no value between variants. */
function findDiscriminator(branches: readonly Schema[]): string | undefined {
  return Object.keys(branches[0]?.properties ?? {}).find((name) => {
    const lists = branches.map(({ properties }) => getSchemaValues(properties?.[name]));
    const values = lists.flatMap((list) => list ?? []);
    return lists.every((list) => list !== undefined) && new Set(values).size === values.length;
  });
}

/**
 * Describes when an object must have a field. Two objects with equal descriptions require the field in the same cases.
 */
function describePresence(schema: Schema, name: string): unknown {
  const conditions = [schema['x-required-on'], schema['x-required-for']].map((map) =>
    Object.entries(map ?? {}).flatMap(([key, names]) => (names.includes(name) ? [key] : [])),
  );
  return [name in (schema.properties ?? {}), schema.required?.includes(name) ?? false, ...conditions];
}
