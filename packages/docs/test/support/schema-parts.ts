import type { Schema } from '@wapi/types';
import { bundle, site } from './site.js';

const paged = new Set(site.schemas.map(({ name }) => name));

/** A schema and all schemas in it, but for the entries of a list that a page of their own tells. */
export function collectSchemas(schema: Schema): Schema[] {
  const { properties = {}, items, oneOf = [], anyOf = [], additionalProperties } = schema;
  const isElsewhere = items?.['x-name'] !== undefined && paged.has(items['x-name']);
  const inside = [...Object.values(properties), ...oneOf, ...anyOf, ...(items && !isElsewhere ? [items] : [])];
  return [
    schema,
    ...[...inside, ...(typeof additionalProperties === 'object' ? [additionalProperties] : [])].flatMap(collectSchemas),
  ];
}

/** What the contract says of values, and a page does not. */
export function missingValues(schemas: readonly Schema[], text: string, visible: string): string[] {
  const said = schemas.flatMap((schema) => [
    ...(schema.enum ?? []).map((value) =>
      `${String(value)} ${schema['x-enumDescriptions']?.[String(value)] ?? ''}`.trim(),
    ),
    ...(schema.exclusiveMinimum === undefined ? [] : [`more than ${schema.exclusiveMinimum}`]),
    ...Object.values(schema['x-platform-enum'] ? bundle.contract.platforms : {}).map((platform) =>
      schema['x-platform-enum'] === 'code'
        ? `${platform.code} in ${platform.name}`
        : `${platform.currency} in ${platform.name}`,
    ),
  ]);
  const open = 'other values may come, although the TypeScript type has these alone';
  return [
    ...said.filter((words) => !text.includes(words)),
    ...(schemas.some((schema) => schema['x-open-enum']) && !visible.includes(open) ? [open] : []),
  ];
}
