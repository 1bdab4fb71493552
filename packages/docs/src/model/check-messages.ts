import { fillMessage, messageOf, type Provenance, type Schema } from '@wapi/types';

/** What the API says when a field fails a check. */
export interface CheckMessage {
  /** The failure, e.g. `missing`. */
  when: string;
  text: string;
  /** Whether no source gives the message. */
  inferred: boolean;
}

const WHEN: Readonly<Record<string, string>> = {
  required: 'missing or empty',
  pattern: 'in another format',
  enum: 'any other value',
  'format:email': 'not an e-mail address',
  'format:date': 'not a date',
  'format:uuid': 'not a UUID',
  'x-file-types': 'another type of file',
  'x-scope-list': 'a scope that does not exist',
  'x-unique': 'already taken',
  maxFileSize: 'too large',
  'type:file': 'not a file',
  'type:integer': 'not an integer',
  'type:number': 'not a number',
  'type:boolean': 'not a boolean',
  'type:array': 'not a list',
};

/**
 * Lists the messages for the checks of one field: the API's own from `x-messages`, and a filled-in template for the rest.
 *
 * @param required whether the field is required anywhere
 * @param inferred messages that the operation's responses mark as inferred; a field's own message may be one of them
 */
export function checkMessages(
  field: string,
  schema: Schema,
  required: boolean,
  templates: Readonly<Record<string, string>>,
  inferred: ReadonlySet<string>,
): CheckMessage[] {
  const own = schema['x-messages'] ?? {};
  const keywords = new Set([...checkedKeywords(schema, required), ...Object.keys(own)]);
  return [...keywords].flatMap((keyword): CheckMessage[] => {
    const when = describeFailure(keyword, schema);
    const documented = own[keyword];
    if (documented !== undefined) return [{ when, text: documented, inferred: inferred.has(documented) }];
    const template = templates[keyword];
    return template === undefined ? [] : [{ when, text: fillMessage(template, field, keyword, schema), inferred: true }];
  });
}

function checkedKeywords(schema: Schema, required: boolean): string[] {
  const keywords = required ? ['required'] : [];
  if (schema.format === 'binary') {
    keywords.push('type:file');
    if (schema['x-file-types']) keywords.push('x-file-types');
    if (schema.maxLength !== undefined) keywords.push('maxFileSize');
    return keywords;
  }
  // A form can only carry text, so no caller meets the check that a text field is text.
  if (typeof schema.type === 'string' && schema.type !== 'string') keywords.push(`type:${schema.type}`);
  if (schema.format !== undefined) keywords.push(`format:${schema.format}`);
  for (const keyword of ['enum', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum'] as const) {
    // An empty field counts as missing, so nobody meets the check that it has one character.
    if (schema[keyword] !== undefined && !(keyword === 'minLength' && schema.minLength === 1)) keywords.push(keyword);
  }
  return keywords;
}

function describeFailure(keyword: string, schema: Schema): string {
  if (keyword === 'minLength') return `shorter than ${schema.minLength} characters`;
  if (keyword === 'maxLength') return `longer than ${schema.maxLength} characters`;
  if (keyword === 'minimum') return `less than ${schema.minimum}`;
  if (keyword === 'maximum') return `more than ${schema.maximum}`;
  return WHEN[keyword] ?? `fails ${keyword.replace(/^x-/, '')}`;
}

/** The messages that an operation's responses mark as inferred, whole responses included. */
export function inferredMessages(
  responses: readonly { provenance?: Provenance; examples: readonly { value: unknown; provenance?: Provenance }[] }[],
): Set<string> {
  return new Set(
    responses.flatMap((response) =>
      response.examples.flatMap(({ value, provenance = response.provenance }) => {
        const message = messageOf(value);
        return provenance === 'inferred' && message !== undefined ? [message] : [];
      }),
    ),
  );
}
