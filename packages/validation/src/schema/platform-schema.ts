import type { Contract, Platform, PlatformInfo, Schema } from '@wapi/types';

/** Reduces the `enum` of a schema and of its items to the values that a platform accepts. */
export function onPlatform(schema: Schema, platform: PlatformInfo): Schema {
  const { 'x-platform-enum': name, enum: values, items } = schema;
  const taken = name === undefined ? undefined : [platform[name]].flat();
  return {
    ...schema,
    ...(values && taken && { enum: values.filter((value) => taken.includes(value as string)) }),
    ...(items && { items: onPlatform(items, platform) }),
  };
}

/** Reduces an object schema to the fields of a platform, and adds the fields that only this platform requires. */
export function objectOnPlatform(contract: Contract, schema: Schema, platform: Platform): Schema {
  const { 'x-required-on': requiredOn, required = [], properties = {}, ...rest } = schema;
  const fields = Object.entries(properties)
    .filter(([, property]) => property['x-platforms']?.includes(platform) ?? true)
    .map(([name, property]) => [name, onPlatform(property, contract.platforms[platform])]);
  return {
    ...rest,
    properties: Object.fromEntries(fields),
    required: [...required, ...(requiredOn?.[platform] ?? [])],
  };
}
