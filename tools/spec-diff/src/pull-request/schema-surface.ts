import type { Contract, Schema } from '@wapi/types';

/**
 * Writes the named schemas with one line per field, for a line-by-line comparison. A question mark marks an optional
 * field.
 *
 * @example
 * PhoneUpdate.phone: string
 * LocalBankCreate.bank_branch?: string
 */
export function schemaSurface({ schemas }: Contract): string {
  return Object.entries(schemas)
    .flatMap(([name, schema]) => listFields(name, schema, true))
    .map((line) => `${line}\n`)
    .join('');
}

function listFields(name: string, schema: Schema, isRequired: boolean): string[] {
  const { properties = {}, items, oneOf = [], required = [] } = schema;
  // Nested schemas with their own name are listed under that name.
  const inFields = Object.entries(properties).flatMap(([field, property]) =>
    listNested(`${name}.${field}`, property, required.includes(field)),
  );
  const inItems = items ? listNested(`${name}[]`, items, true) : [];
  const inChoices = oneOf.flatMap((choice, index) => listNested(`${name}(${index + 1})`, choice, true));
  return [`${name}${isRequired ? '' : '?'}: ${formatType(schema)}`, ...inFields, ...inItems, ...inChoices];
}

function listNested(name: string, schema: Schema, isRequired: boolean) {
  return schema['x-name'] === undefined
    ? listFields(name, schema, isRequired)
    : [`${name}${isRequired ? '' : '?'}: ${schema['x-name']}`];
}

function formatType({ const: constant, enum: values, type, oneOf, format }: Schema) {
  if (constant !== undefined) return JSON.stringify(constant);
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (format === 'binary') return 'file';
  return type === undefined ? (oneOf ? 'one of' : 'any') : [type].flat().join(' | ');
}
