import type { Contract, Provenance, Schema } from '@wapi/types';

/** A limit on a field's value: words, then values to be set as code. */
export interface Constraint {
  text: string;
  values: readonly ConstraintValue[];
  /** Where the limit comes from, if not from where its field does. */
  provenance?: Provenance;
}

/** A value with what there is to say about it. */
export interface ConstraintValue {
  code: string;
  /** A sentence: what the value stands for. */
  meaning?: string;
  /** A word or two: where the value is taken. */
  where?: string;
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'e-mail address',
  uri: 'URL',
  uuid: 'UUID',
  date: 'date, YYYY-MM-DD',
  'date-time': 'date and time',
  password: 'secret',
  regex: 'regular expression',
};

const CONTENTS: Readonly<Record<string, string>> = { 'application/json': 'JSON text' };

/** Lists the limits on a field's value in the order in which they are best read. */
export function buildConstraints(schema: Schema, platforms: Contract['platforms']): Constraint[] {
  const found: Constraint[] = [];
  const add = (text: string, codes: readonly unknown[] = [], keywords: readonly string[] = []) =>
    found.push({ text, values: codes.map((code) => ({ code: String(code) })), ...findProvenance(schema, keywords) });
  const { format, minLength, maxLength, maxItems, pattern, items } = schema;
  if (format === 'binary') {
    if (maxLength !== undefined) add(`at most ${fileSize(maxLength)}`, [], ['maxLength']);
    if (schema['x-file-types']) add(`file type ${schema['x-file-types'].join(', ')}`);
    return found;
  }
  if (format !== undefined) add(FORMATS[format] ?? format);
  if (schema.contentMediaType !== undefined)
    add(CONTENTS[schema.contentMediaType] ?? `text that holds ${schema.contentMediaType}`);
  if (schema.const !== undefined) add('always', [schema.const]);
  else if (schema.enum)
    found.push({
      text: 'one of',
      values: schema.enum.map((value) => describeValue(value, schema, platforms)),
      ...findProvenance(schema, ['enum']),
    });
  if (schema['x-open-enum']) add('other values may come, although the TypeScript type has these alone');
  if (schema['x-scope-list'] !== undefined) add('scope names, joined by spaces');
  const length = lengthRange(minLength, maxLength);
  if (length !== undefined) add(length, [], ['minLength', 'maxLength']);
  for (const [range, keywords] of numberRanges(schema)) add(range, [], keywords);
  if (maxItems !== undefined && maxItems > 0) add(`at most ${maxItems} ${maxItems === 1 ? 'entry' : 'entries'}`);
  if (pattern !== undefined) add('matches', [pattern], ['pattern']);
  if (items)
    found.push(
      ...buildConstraints(items, platforms).map((constraint) => ({ ...constraint, text: `each ${constraint.text}` })),
    );
  if (schema.default !== undefined) add('default', [schema.default], ['default']);
  return found;
}

/** The source of a limit that is made from keywords: that of the first which has one of its own. */
function findProvenance(
  { 'x-limit-provenance': sources = {} }: Schema,
  keywords: readonly string[],
): Pick<Constraint, 'provenance'> {
  const provenance = keywords.map((keyword) => sources[keyword]).find((source) => source !== undefined);
  return provenance === undefined ? {} : { provenance };
}

function describeValue(value: unknown, schema: Schema, platforms: Contract['platforms']): ConstraintValue {
  const code = String(value);
  const meaning = schema['x-enumDescriptions']?.[code];
  const where =
    schema['x-platform-enum'] === undefined
      ? undefined
      : whereTaken(code, schema['x-platform-enum'], Object.values(platforms));
  return { code, ...(meaning !== undefined && { meaning }), ...(where !== undefined && { where }) };
}

function whereTaken(
  code: string,
  property: 'currencies' | 'code',
  platforms: readonly Contract['platforms'][keyof Contract['platforms']][],
): string {
  const taking = platforms.filter((platform) => [platform[property]].flat().includes(code));
  return taking.length === platforms.length ? 'everywhere' : `in ${taking.map(({ name }) => name).join(' and ')}`;
}

/** The limits of a number, with the keywords that they are made from: in one text where they have one source. */
function numberRanges(schema: Schema): [string, string[]][] {
  const { minimum, maximum, exclusiveMinimum, 'x-limit-provenance': sources = {} } = schema;
  const lowest = exclusiveMinimum === undefined ? 'minimum' : 'exclusiveMinimum';
  const lower =
    exclusiveMinimum === undefined
      ? minimum === undefined
        ? []
        : [`${minimum} or more`]
      : [`more than ${exclusiveMinimum}`];
  const upper = maximum === undefined ? [] : [`${maximum} or less`];
  if (lower.length === 0 || upper.length === 0 || sources[lowest] !== sources['maximum']) {
    return [
      ...lower.map((text): [string, string[]] => [text, [lowest]]),
      ...upper.map((text): [string, string[]] => [text, ['maximum']]),
    ];
  }
  return [[lowest === 'minimum' ? `${minimum} to ${maximum}` : [...lower, ...upper].join(' and '), ['maximum']]];
}

function lengthRange(min: number | undefined, max: number | undefined): string | undefined {
  if (min !== undefined && min === max) return `exactly ${min} characters`;
  if (min !== undefined && max !== undefined) return `${min} to ${max} characters`;
  if (max !== undefined) return `at most ${max} characters`;
  if (min === 1) return 'not empty';
  return min === undefined ? undefined : `at least ${min} characters`;
}

function fileSize(bytes: number): string {
  return `${bytes.toLocaleString('en')} bytes`;
}
