import type { Parameter, Schema } from '@wapi/types';

/** Text without line breaks. */
export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

/** The description, limits and default of a parameter on one line. */
export function parameterText({ description, schema, provenance }: Parameter): string {
  return [oneLine(description), ...limits(schema), ...(provenance === 'inferred' ? ['(inferred)'] : [])].join(' ');
}

/**
 * A Markdown list of the meanings of an enum's values, or of those of a list's items; empty if the spec does not
 * document them.
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

/** Returns the source of a limit unless it is the API's own documentation of this version. */
function describeSource({ 'x-limit-provenance': sources = {} }: Schema, limit: string): string {
  const source = sources[limit];
  if (source === 'inferred') return ' (inferred)';
  return source === 'reference-2.0.2' ? ' (from the reference of v2.0.2)' : '';
}
