import type { Schema } from '@wapi/types';
import { bundle, site } from './site.js';

const paged = new Set(site.schemas.map(({ name }) => name));

/** Returns a schema and all schemas inside it. Skips list entries whose schema has its own page. */
export function collectSchemas(schema: Schema): Schema[] {
  const { properties = {}, items, oneOf = [], anyOf = [], additionalProperties } = schema;
  const isElsewhere = items?.['x-name'] !== undefined && paged.has(items['x-name']);
  const inside = [...Object.values(properties), ...oneOf, ...anyOf, ...(items && !isElsewhere ? [items] : [])];
  return [
    schema,
    ...[...inside, ...(typeof additionalProperties === 'object' ? [additionalProperties] : [])].flatMap(collectSchemas),
  ];
}

/** Returns the values and limits that are in the contract but not on a page. */
export function missingValues(schemas: readonly Schema[], text: string, visible: string): string[] {
  const expected = schemas.flatMap((schema) => [
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
  // A response that contains only a message has no list of fields on the page.
  const unlisted = new Set(
    schemas.flatMap(({ properties = {} }) =>
      Object.keys(properties).join() === 'message' ? properties['message'] : [],
    ),
  );
  const open = 'other values are possible, but the TypeScript type lists only these';
  return [
    ...expected.filter((words) => !text.includes(words)),
    ...(schemas.some((schema) => schema['x-open-enum'] && !unlisted.has(schema)) && !visible.includes(open)
      ? [open]
      : []),
  ];
}
