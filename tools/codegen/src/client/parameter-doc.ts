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

function limits({ minimum, maximum, exclusiveMinimum, maxLength, format, default: fallback }: Schema): string[] {
  const range = [
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
  ].join(', ');
  return [
    ...(range === '' ? [] : [`${range.charAt(0).toUpperCase()}${range.slice(1)}.`]),
    ...(maxLength === undefined ? [] : [`At most ${maxLength} characters.`]),
    // Its type is only text.
    ...(format === 'date' ? ['Written `YYYY-MM-DD`.'] : []),
    ...(fallback === undefined ? [] : [`Default: \`${String(fallback)}\`.`]),
  ];
}
