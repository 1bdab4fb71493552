import type { ErrorObject } from 'ajv/dist/2020.js';

/** The documented kind and the actual kind of a value, without the value. */
export interface Kinds {
  expected: string;
  seen: string;
}

/** Returns the type of a JSON value, such as `integer`, `empty string` or `nothing`. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty array' : 'array';
  if (typeof value === 'string') return value === '' ? 'empty string' : 'string';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** Returns the documented and the actual kind of a value from an Ajv error. The Ajv instance must use `verbose`. */
export function kindsOf({ keyword, schema, params, data }: ErrorObject): Kinds {
  if (keyword === 'required') return { expected: 'a value', seen: 'nothing' };
  return { expected: expectedKind(keyword, schema, params), seen: kindOf(data) };
}

function expectedKind(keyword: string, schema: unknown, params: Readonly<Record<string, unknown>>): string {
  switch (keyword) {
    case 'type':
      return [schema].flat().join(' or ');
    case 'enum':
      return `one of ${(schema as readonly unknown[]).length} documented values`;
    case 'const':
      return 'the documented value';
    case 'format':
      return `format ${String(schema)}`;
    case 'pattern':
      return 'text in the documented pattern';
    case 'additionalProperties':
      return 'no other properties';
    default:
      return `${keyword} ${String(params['limit'] ?? '')}`.trim();
  }
}
