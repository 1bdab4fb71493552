import type { Parameter, Schema } from '@wapi/types';

/** Text without line breaks. */
export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

/** Returns the description, limits and default of a parameter, on one line. */
export function parameterText({ description, schema, provenance }: Parameter): string {
  return [oneLine(description), ...limits(schema), ...(provenance === 'inferred' ? ['(inferred)'] : [])].join(' ');
}

/**
 * Returns a Markdown list that explains the values of an enum, or of a list whose items are an enum. Empty if the spec
 * does not document their meanings.
 */
export function valueLines(schema: Schema): string[] {
  const meanings = Object.entries(schema['x-enumDescriptions'] ?? schema.items?.['x-enumDescriptions'] ?? {});
  return meanings.length === 0
    ? []
    : ['', ...meanings.map(([value, meaning]) => `- \`${value}\`: ${oneLine(meaning)}`)];
}

function limits(schema: Schema): string[] {
  const { minimum, maximum, exclusiveMinimum, maxLength, format, default: fallback } = schema;
  const describe = (text: string, limit: string): string => text + describeSource(schema, limit);
  const range = [
    ...(exclusiveMinimum === undefined ? [] : [describe(`more than ${exclusiveMinimum}`, 'exclusiveMinimum')]),
    ...(minimum === undefined ? [] : [describe(`at least ${minimum}`, 'minimum')]),
    ...(maximum === undefined ? [] : [describe(`at most ${maximum}`, 'maximum')]),
  ].join(', ');
  return [
    ...(range === '' ? [] : [`${range.charAt(0).toUpperCase()}${range.slice(1)}.`]),
    ...(maxLength === undefined ? [] : [`${describe(`At most ${maxLength} characters`, 'maxLength')}.`]),
    // Its type is only text.
    ...(format === 'date' ? ['Written `YYYY-MM-DD`.'] : []),
    ...(fallback === undefined ? [] : [`${describe(`Default: \`${String(fallback)}\``, 'default')}.`]),
  ];
}

/** Returns the source of a limit, unless that source is the API documentation for this version. */
function describeSource({ 'x-limit-provenance': sources = {} }: Schema, limit: string): string {
  const source = sources[limit];
  if (source === 'inferred') return ' (inferred)';
  return source === 'reference-2.0.2' ? ' (from the reference of v2.0.2)' : '';
}
