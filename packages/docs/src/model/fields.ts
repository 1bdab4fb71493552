import type { Platform, Provenance, Schema } from '@wapi/types';
import type { CheckMessage } from './check-messages.js';

/** A limit on a field's value: words, then values to be set as code. */
export interface Constraint {
  text: string;
  codes: readonly string[];
}

/** A field or parameter as a reader needs it. */
export interface Field {
  /** With dots for nesting and `[]` for the entries of a list. */
  name: string;
  type: string;
  required: boolean;
  /** The platforms that require the field although others do not. */
  requiredOn: readonly Platform[];
  /** The only platforms on which the field means something; empty for all. */
  platforms: readonly Platform[];
  constraints: readonly Constraint[];
  description: string;
  messages: readonly CheckMessage[];
  example?: string;
  provenance?: Provenance;
  /** The id of a discrepancy. */
  discrepancy?: string;
}

/** Gives a field's messages; responses have none. */
export type MessagesOf = (name: string, schema: Schema, required: boolean) => CheckMessage[];

/** Flattens an object schema into its fields, parents before children. */
export function objectFields(schema: Schema, messagesOf: MessagesOf = () => [], prefix = ''): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const required = schema.required?.includes(name) ?? false;
    const requiredOn = Object.entries(schema['x-required-on'] ?? {}).flatMap(([platform, names]) =>
      names.includes(name) ? [platform as Platform] : [],
    );
    const field = describeField(prefix + name, property, required, requiredOn, messagesOf(name, property, required || requiredOn.length > 0));
    return [field, ...nestedFields(property, messagesOf, prefix + name)];
  });
}

function nestedFields(schema: Schema, messagesOf: MessagesOf, name: string): Field[] {
  const inItems = schema.items ? nestedFields(schema.items, messagesOf, `${name}[]`) : [];
  const inBranches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap((branch) =>
    nestedFields(branch, messagesOf, name),
  );
  const fields = [...objectFields(schema, messagesOf, `${name}.`), ...inItems, ...inBranches];
  return fields.filter((field, index) => fields.findIndex((other) => other.name === field.name) === index);
}

/** Describes one field by its schema. */
export function describeField(
  name: string,
  schema: Schema,
  required: boolean,
  requiredOn: readonly Platform[],
  messages: readonly CheckMessage[],
): Field {
  const [example] = schema.examples ?? [];
  const provenance = schema['x-provenance'];
  const discrepancy = schema['x-discrepancy'];
  return {
    name,
    type: typeName(schema),
    required,
    requiredOn: required ? [] : requiredOn,
    platforms: schema['x-platforms'] ?? [],
    constraints: constraintsOf(schema),
    description: schema.description ?? '',
    messages,
    ...(example !== undefined && { example: String(typeof example === 'object' ? JSON.stringify(example) : example) }),
    ...(provenance !== undefined && { provenance }),
    ...(discrepancy !== undefined && { discrepancy }),
  };
}

function typeName(schema: Schema): string {
  if (schema.format === 'binary') return 'file';
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches) return [...new Set(branches.map(typeName))].join(' or ');
  const types = schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (types.length === 0) return schema.const === undefined ? 'any' : typeof schema.const;
  return types.map((type) => (type === 'array' && schema.items ? `list of ${typeName(schema.items)}` : type)).join(' or ');
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'e-mail address',
  uri: 'URL',
  uuid: 'UUID',
  date: 'date, YYYY-MM-DD',
  'date-time': 'date and time',
  password: 'secret',
};

function constraintsOf(schema: Schema): Constraint[] {
  const found: Constraint[] = [];
  const add = (text: string, codes: readonly unknown[] = []) => found.push({ text, codes: codes.map(String) });
  const { format, minLength, maxLength, minimum, maximum, pattern } = schema;
  if (format === 'binary') {
    if (maxLength !== undefined) add(`at most ${fileSize(maxLength)}`);
    if (schema['x-file-types']) add(`file type ${schema['x-file-types'].join(', ')}`);
    return found;
  }
  if (format !== undefined) add(FORMATS[format] ?? format);
  if (schema.const !== undefined) add('always', [schema.const]);
  if (schema.enum) add('one of', schema.enum);
  if (schema['x-scope-list'] !== undefined) add('scope names, joined by single spaces');
  const length = lengthRange(minLength, maxLength);
  if (length !== undefined) add(length);
  if (minimum !== undefined && maximum !== undefined) add(`${minimum} to ${maximum}`);
  else if (minimum !== undefined) add(`${minimum} or more`);
  else if (maximum !== undefined) add(`${maximum} or less`);
  if (pattern !== undefined) add('matches', [pattern]);
  if (schema.default !== undefined) add('default', [schema.default]);
  return found;
}

function lengthRange(min: number | undefined, max: number | undefined): string | undefined {
  if (min !== undefined && min === max) return `exactly ${min} characters`;
  if (min !== undefined && max !== undefined) return `${min} to ${max} characters`;
  if (max !== undefined) return `at most ${max} characters`;
  if (min === 1) return 'not empty';
  return min === undefined ? undefined : `at least ${min} characters`;
}

function fileSize(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  const exact = `${bytes.toLocaleString('en')} bytes`;
  return Number.isInteger(megabytes) ? `${megabytes} MB (${exact})` : exact;
}
