import { type Contract, fillMessage, type Schema } from '@wapi/types';

/** A failed check of one field, or of the whole body if `field` is empty. */
export interface Failure {
  field: string;
  /** The keyword that failed, as in `x-messages` and `x-message-templates`. */
  keyword: string;
  /** The API's message. */
  message: string;
}

/**
 * Finds the API's message for a failed check: the message in the schema's own `x-messages`, or else the inferred
 * template.
 *
 * @throws {Error} naming the field and the keyword if the spec has neither
 */
export function messageFor(contract: Contract, schema: Schema, field: string, keyword: string): string {
  // `format:uuid` and `type:integer` combine a keyword with a value. In `x-messages`, a key may also be the keyword
  // alone.
  const own = schema['x-messages']?.[keyword] ?? schema['x-messages']?.[keyword.split(':', 1)[0] ?? ''];
  if (own !== undefined) return own;
  const template = contract.messageTemplates[keyword];
  if (template === undefined) {
    throw new Error(
      `${field || 'The body'}: the spec has no message for "${keyword}". Add one to x-messages or x-message-templates.`,
    );
  }
  return fillMessage(template, field, keyword, schema);
}
