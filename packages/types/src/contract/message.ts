import type { Schema } from './schema.js';

/**
 * Fills in a message template from the spec's `x-message-templates`.
 *
 * @param keyword the failed check. Its value in the schema is `{limit}`
 */
export function fillMessage(template: string, field: string, keyword: string, schema: Schema): string {
  const { [keyword]: limit = '' } = schema as Readonly<Record<string, unknown>>;
  return template
    .replaceAll('{field}', words(field))
    .replaceAll('{other}', words(schema['x-same-as'] ?? schema['x-differs-from'] ?? schema['x-not-before'] ?? ''))
    .replaceAll('{limit}', String(limit))
    .replaceAll('{kilobytes}', String(Math.floor((schema.maxLength ?? 0) / 1024)))
    .replaceAll('{values}', (schema['x-file-types'] ?? schema.enum ?? []).join(', '));
}

/** The `message` of a response body; undefined if it has none. */
export function messageOf(body: unknown): string | undefined {
  const message: unknown = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
  return typeof message === 'string' ? message : undefined;
}

/** Formats a field's name as the API's messages do, without the brackets of a list. */
function words(field: string): string {
  return field.replace(/\[\]$/, '').replaceAll('_', ' ');
}
