import type { Schema, Webhook } from '@wapi/types';
import { OptionError } from '../mock-error.js';

/**
 * Reads the fields that replace fields of the spec's example in an event's `data`. Converts a string to a number,
 * boolean or null if the spec requires one.
 *
 * @throws {OptionError} if a field is unknown, or its value cannot have the required type
 */
export function readSetFields(
  { event, requestBody }: Webhook,
  set: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const known = requestBody.content[0]?.schema.properties?.['data']?.properties ?? {};
  return Object.fromEntries(
    Object.entries(set).map(([name, value]) => {
      const schema = known[name];
      if (schema === undefined)
        throw new OptionError(`${event}: unknown field "${name}". Known fields: ${Object.keys(known).join(', ')}.`);
      return [name, typeof value === 'string' ? readText(event, name, value, schema) : value];
    }),
  );
}

function readText(event: string, name: string, text: string, schema: Schema): unknown {
  const types = typesOf(schema);
  if (types.includes('null') && text === 'null') return null;
  if (types.includes('string') || types.length === 0) return text;
  const value = parseJson(text);
  const isInteger = Number.isInteger(value) && types.includes('integer');
  if (value !== undefined && (isInteger || types.includes(typeof value))) return value;
  throw new OptionError(`${event}: "${name}" must be of type ${types.join(' or ')}, received "${text}".`);
}

function typesOf({ type, const: constant, enum: allowed }: Schema): string[] {
  if (type !== undefined) return [type].flat();
  const values = constant === undefined ? (allowed ?? []) : [constant];
  return [...new Set(values.map((value) => (value === null ? 'null' : typeof value)))];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
