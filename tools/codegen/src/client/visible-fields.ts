import type { Contract, Operation, Schema } from '@wapi/types';
import { bodyFields } from './media-type.js';

/** A value that a caller sends, with its name. */
type Field = [name: string, schema: Schema];

/**
 * Returns the names of fields and query parameters whose values a log may show: enum values, numbers, dates and
 * booleans. Free text is never visible, because it includes passwords, account numbers and names.
 *
 * The list contains a name only if its values may be shown in every operation that uses it.
 */
export function visibleFields({ operations }: Contract): string[] {
  const fields = operations.flatMap(fieldsOf);
  const hidden = new Set(fields.flatMap(([name, schema]) => (isVisible(schema) ? [] : [name])));
  return [...new Set(fields.map(([name]) => name))].filter((name) => !hidden.has(name)).toSorted();
}

/** Returns the names of the fields that contain secrets, such as passwords and tokens. */
export function secretFields({ operations }: Contract): string[] {
  const fields = operations.flatMap(fieldsOf);
  return [...new Set(fields.flatMap(([name, { format }]) => (format === 'password' ? [name] : [])))].toSorted();
}

function fieldsOf({ parameters, requestBody }: Operation): Field[] {
  const query = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }): Field => [name.replace(/\[\]$/, ''), schema]);
  return [...query, ...(requestBody?.content ?? []).flatMap(({ schema }) => bodyFields(schema))];
}

function isVisible({ type = [], format, enum: values, const: only, items }: Schema): boolean {
  if (format === 'password') return false;
  const types = [type].flat();
  if (types.includes('array')) return items !== undefined && isVisible(items);
  // A string field that also accepts a number contains a decimal string.
  return (
    values !== undefined ||
    only !== undefined ||
    format === 'date' ||
    types.some((name) => ['boolean', 'integer', 'number'].includes(name))
  );
}
