import type { Contract, Schema } from '@wapi/types';

/**
 * The named schemas of a contract as text, one line for each field, so that two versions can be held against each other:
 * `PhoneUpdate.phone: string`. A field that may be left out ends in a question mark, before the colon.
 */
export function schemaSurface({ schemas }: Contract): string {
  return Object.entries(schemas)
    .flatMap(([name, schema]) => listFields(name, schema, true))
    .map((line) => `${line}\n`)
    .join('');
}

function listFields(name: string, schema: Schema, isRequired: boolean): string[] {
  const { properties = {}, items, oneOf = [], required = [] } = schema;
  // What a schema of its own describes is listed under its own name.
  const inFields = Object.entries(properties).flatMap(([field, property]) =>
    nested(`${name}.${field}`, property, required.includes(field)),
  );
  const inItems = items ? nested(`${name}[]`, items, true) : [];
  const inChoices = oneOf.flatMap((choice, index) => nested(`${name}(${index + 1})`, choice, true));
  return [`${name}${isRequired ? '' : '?'}: ${formatType(schema)}`, ...inFields, ...inItems, ...inChoices];
}

function nested(name: string, schema: Schema, isRequired: boolean) {
  return schema['x-name'] === undefined
    ? listFields(name, schema, isRequired)
    : [`${name}${isRequired ? '' : '?'}: ${schema['x-name']}`];
}

function formatType({ const: constant, enum: values, type, oneOf, format }: Schema) {
  if (constant !== undefined) return JSON.stringify(constant);
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (format === 'binary') return 'file';
  return type === undefined ? (oneOf ? 'one of' : 'anything') : [type].flat().join(' | ');
}
