import { fillMessage, messageOf, type Provenance, type Schema } from '@wapi/types';
import { countEntries } from './constraints.js';

/** The API's message for a field that fails a check. */
export interface CheckMessage {
  /** The failure as a phrase, e.g. `missing or empty`. */
  when: string;
  text: string;
  /** Whether the message is inferred because no source documents it. */
  inferred: boolean;
}

const WHEN: Readonly<Record<string, string>> = {
  required: 'missing or empty',
  pattern: 'in a different format',
  enum: 'not one of the allowed values',
  contentMediaType: 'not JSON',
  uniqueItems: 'a list that repeats an entry',
  'format:email': 'not an e-mail address',
  'format:date': 'not a date',
  'format:uri': 'not a URL',
  'format:uuid': 'not a UUID',
  'x-file-types': 'a file of a different type',
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
 * Lists the messages for one field's checks. Uses the API's own messages from `x-messages`, and otherwise fills in a
 * template. Checks with the same message become one entry.
 *
 * @param required whether the field is required, at least on some platforms or for some accounts
 * @param documented messages that a source documents for the operation. All other messages are marked as inferred,
 * including messages from `x-messages`.
 */
export function checkMessages(
  field: string,
  schema: Schema,
  required: boolean,
  templates: Readonly<Record<string, string>>,
  documented: ReadonlySet<string>,
): CheckMessage[] {
  const own = schema['x-messages'] ?? {};
  const checked = checkedKeywords(schema, required);
  const extra = Object.keys(own).filter(
    (keyword) => !checked.some((other) => other === keyword || keywordName(other) === keyword),
  );
  const found = [...checked, ...extra].flatMap((keyword): CheckMessage[] => {
    const when = describeFailure(keyword, schema);
    // Template keys include the value (`format:uuid`, `type:integer`). Keys in `x-messages` can omit it.
    const template = templates[keyword];
    const text =
      own[keyword] ??
      own[keywordName(keyword)] ??
      (template === undefined ? undefined : fillMessage(template, field, keyword, schema));
    return text === undefined ? [] : [{ when, text, inferred: !documented.has(text) }];
  });
  const { items } = schema;
  // The API names an entry by its index, which starts at 0.
  const inEntries = items ? checkMessages(`${field.replace(/\[\]$/, '')}.0`, items, false, templates, documented) : [];
  return combineSame([...found, ...inEntries.map((entry) => ({ ...entry, when: `first entry is ${entry.when}` }))]);
}

function combineSame(messages: readonly CheckMessage[]): CheckMessage[] {
  const texts = [...new Set(messages.map(({ text }) => text))];
  return texts.map((text) => {
    const same = messages.filter((message) => message.text === text);
    return { when: same.map(({ when }) => when).join(' or '), text, inferred: same.every(({ inferred }) => inferred) };
  });
}

function keywordName(keyword: string): string {
  return keyword.split(':', 1)[0] ?? '';
}

const CHECKED = [
  'enum',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'x-same-as',
  'x-differs-from',
  'x-not-before',
  'contentMediaType',
] as const;

function checkedKeywords(schema: Schema, required: boolean): string[] {
  const keywords = required ? ['required'] : [];
  if (schema.format === 'binary') {
    keywords.push('type:file');
    if (schema['x-file-types']) keywords.push('x-file-types');
    if (schema.maxLength !== undefined) keywords.push('maxFileSize');
    return keywords;
  }
  // All values in a form are strings, so the check `type:string` cannot fail.
  if (typeof schema.type === 'string' && schema.type !== 'string') keywords.push(`type:${schema.type}`);
  if (schema.format !== undefined) keywords.push(`format:${schema.format}`);
  for (const keyword of CHECKED) {
    // An empty field counts as missing, so the check for at least one character cannot fail.
    if (schema[keyword] !== undefined && !(keyword === 'minLength' && schema.minLength === 1)) keywords.push(keyword);
  }
  return keywords;
}

function describeFailure(keyword: string, schema: Schema): string {
  if (keyword === 'minLength') return `shorter than ${schema.minLength} characters`;
  if (keyword === 'maxLength') return `longer than ${schema.maxLength} characters`;
  if (keyword === 'minimum') return `less than ${schema.minimum}`;
  if (keyword === 'exclusiveMinimum') return `not more than ${schema.exclusiveMinimum}`;
  if (keyword === 'x-same-as') return `not the same as ${schema['x-same-as']}`;
  if (keyword === 'x-differs-from') return `the same as ${schema['x-differs-from']}`;
  if (keyword === 'x-not-before') return `before ${schema['x-not-before']}`;
  if (keyword === 'maximum') return `more than ${schema.maximum}`;
  if (keyword === 'exclusiveMaximum') return `not less than ${schema.exclusiveMaximum}`;
  if (keyword === 'multipleOf') return `not a multiple of ${schema.multipleOf}`;
  if (keyword === 'minItems') return `a list of fewer than ${countEntries(schema.minItems)}`;
  if (keyword === 'maxItems') return `a list of more than ${countEntries(schema.maxItems)}`;
  return WHEN[keyword] ?? `fails ${keyword.replace(/^x-/, '')}`;
}

/** Collects the messages in an operation's responses, except messages in inferred examples or inferred responses. */
export function documentedMessages(
  responses: readonly { provenance?: Provenance; examples: readonly { value: unknown; provenance?: Provenance }[] }[],
): Set<string> {
  return new Set(
    responses.flatMap((response) =>
      response.examples.flatMap(({ value, provenance = response.provenance }) => {
        const message = messageOf(value);
        return provenance === 'inferred' || message === undefined ? [] : [message];
      }),
    ),
  );
}
