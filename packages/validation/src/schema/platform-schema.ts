import type { Contract, Platform, PlatformInfo, Schema } from '@wapi/types';

/** A schema with those of its `enum`'s values that a platform takes, in itself and in its items. */
export function onPlatform(schema: Schema, platform: PlatformInfo): Schema {
  const { 'x-platform-enum': name, enum: values, items } = schema;
  const taken = name === undefined ? undefined : [platform[name]].flat();
  return {
    ...schema,
    ...(values && taken && { enum: values.filter((value) => taken.includes(value as string)) }),
    ...(items && { items: onPlatform(items, platform) }),
  };
}

/** The schema of an object of fields as a platform has it: with those that mean something there, and with what it requires besides. */
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
