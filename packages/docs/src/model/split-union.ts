import type { Schema } from '@wapi/types';
import { isSame, knownValues, mergeSchemas } from './merge-schemas.js';

/** A choice of objects, taken apart. */
export interface SplitUnion {
  /** The fields that all variants have and describe alike. */
  shared: Schema;
  /** The field whose value tells which variant it is; undefined where none does. */
  discriminator: string | undefined;
  variants: readonly UnionVariant[];
}

/** One variant of a choice of objects. */
export interface UnionVariant {
  /** The variant as it stands in the union. */
  whole: Schema;
  /** The variant with only those fields that are not shared. */
  own: Schema;
}

/** Takes a choice of objects apart; undefined where a schema is no such choice. */
export function splitUnion(schema: Schema): SplitUnion | undefined {
  const branches = schema.oneOf ?? schema.anyOf ?? [];
  if (branches.length < 2 || branches.some(({ properties }) => properties === undefined)) return undefined;
  const discriminator = schema.discriminator?.propertyName ?? findDiscriminator(branches);
  const [first = {}, ...others] = branches;
  const shared = Object.entries(first.properties ?? {}).flatMap(([name, property]): [string, Schema][] => {
    const all = branches.map(({ properties }) => properties?.[name]);
    if (others.some((other) => !isSame(presenceOf(other, name), presenceOf(first, name)))) return [];
    if (all.every((other) => isSame(other, property))) return [[name, property]];
    // What tells the variants apart differs in each; where it is described alike, one entry with all values serves the reader best.
    const isTold = name === discriminator && all.every((other) => other?.description === property.description);
    return isTold ? [[name, mergeSchemas(all.filter((other) => other !== undefined))]] : [];
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

/** The first field whose values are listed in every variant and are others in each. */
function findDiscriminator(branches: readonly Schema[]): string | undefined {
  return Object.keys(branches[0]?.properties ?? {}).find((name) => {
    const lists = branches.map(({ properties }) => knownValues(properties?.[name]));
    const values = lists.flatMap((list) => list ?? []);
    return lists.every((list) => list !== undefined) && new Set(values).size === values.length;
  });
}

/** When an object must have a field. */
function presenceOf(schema: Schema, name: string): unknown {
  const conditions = [schema['x-required-on'], schema['x-required-for']].map((map) =>
    Object.entries(map ?? {}).flatMap(([key, names]) => (names.includes(name) ? [key] : [])),
  );
  return [name in (schema.properties ?? {}), schema.required?.includes(name) ?? false, ...conditions];
}
