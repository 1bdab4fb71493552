import type { PlatformInfo, Schema } from '@wapi/types';

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
