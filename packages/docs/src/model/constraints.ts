import type { Contract, Provenance, Schema } from '@wapi/types';
import { describePattern } from './describe-pattern.js';

/** A limit on a field's value: a phrase, then values that pages render as code. */
export interface Constraint {
  text: string;
  values: readonly ConstraintValue[];
  /** The regular expression that the phrase describes. */
  pattern?: string;
  /** The source of the limit, if it differs from the source of the field. */
  provenance?: Provenance;
}

/** One allowed value. */
export interface ConstraintValue {
  code: string;
  /** The meaning of the value, as a sentence. */
  meaning?: string;
  /** The platforms that accept the value, as a phrase, e.g. `in Jamaica` or `everywhere`. */
  where?: string;
}

const ONE_OF = 'one of';
const ALWAYS = 'always';
const OTHER_VALUES = 'other values are possible, but the TypeScript type lists only these';

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

/** Lists the limits on a field's value, in the order in which pages show them. */
export function buildConstraints(schema: Schema, platforms: Contract['platforms']): Constraint[] {
  const found: Constraint[] = [];
  const add = (text: string, codes: readonly unknown[] = [], keywords: readonly string[] = []) =>
    found.push({ text, values: codes.map((code) => ({ code: String(code) })), ...findProvenance(schema, keywords) });
  const { format, minLength, maxLength, maxItems, pattern, items } = schema;
  if (format === 'binary') return describeFile(schema);
  const patternWords = pattern === undefined ? undefined : describePattern(pattern);
  // Do not add "UUID" if the pattern's description already says "UUID of version 4".
  const formatWords = format === undefined ? undefined : (FORMATS[format] ?? format);
  if (formatWords !== undefined && !patternWords?.startsWith(formatWords)) add(formatWords);
  if (schema.contentMediaType !== undefined)
    add(CONTENTS[schema.contentMediaType] ?? `${schema.contentMediaType} as text`);
  if (schema.const !== undefined) add(ALWAYS, [schema.const]);
  else if (schema.enum)
    found.push({
      text: ONE_OF,
      values: schema.enum.map((value) => describeValue(value, schema, platforms)),
      ...findProvenance(schema, ['enum']),
    });
  if (schema['x-open-enum']) add(OTHER_VALUES);
  if (schema['x-scope-list'] !== undefined) add('scope names separated by spaces');
  const length = lengthRange(minLength, maxLength);
  if (length !== undefined) add(length, [], ['minLength', 'maxLength']);
  for (const [range, keywords] of numberRanges(schema)) add(range, [], keywords);
  if (maxItems !== undefined && maxItems > 0) add(`at most ${maxItems} ${maxItems === 1 ? 'entry' : 'entries'}`);
  if (pattern !== undefined && patternWords !== undefined)
    found.push({ text: patternWords, values: [], pattern, ...findProvenance(schema, ['pattern']) });
  if (items)
    found.push(
      ...buildConstraints(items, platforms).map((constraint) => ({
        ...constraint,
        text: `each entry: ${constraint.text}`,
      })),
    );
  if (schema.default !== undefined) add('default', [schema.default], ['default']);
  return found;
}

/** Lists the limits on a file. */
export function describeFile(schema: Schema): Constraint[] {
  const { maxLength, 'x-file-types': types } = schema;
  return [
    ...(maxLength === undefined
      ? []
      : [{ text: `at most ${fileSize(maxLength)}`, values: [], ...findProvenance(schema, ['maxLength']) }]),
    ...(types ? [{ text: `file type: ${types.join(', ')}`, values: [] }] : []),
  ];
}

/** Returns the listed values of a field. */
export function getListedValues(constraints: readonly Constraint[]): readonly ConstraintValue[] {
  return constraints.find(({ text }) => text.endsWith(ONE_OF) || text.endsWith(ALWAYS))?.values ?? [];
}

/** Returns whether the field also accepts values that are not listed. */
export function hasOtherValues(constraints: readonly Constraint[]): boolean {
  return constraints.some(({ text }) => text.endsWith(OTHER_VALUES));
}

/** Returns the source of a limit, from the first of its keywords that has its own source. */
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
      : describePlatforms(code, schema['x-platform-enum'], Object.values(platforms));
  return { code, ...(meaning !== undefined && { meaning }), ...(where !== undefined && { where }) };
}

function describePlatforms(
  code: string,
  property: 'currencies' | 'code',
  platforms: readonly Contract['platforms'][keyof Contract['platforms']][],
): string {
  const accepting = platforms.filter((platform) => [platform[property]].flat().includes(code));
  return accepting.length === platforms.length ? 'everywhere' : `in ${accepting.map(({ name }) => name).join(' and ')}`;
}

/**
 * Describes the limits on a number. Each phrase comes with its keywords, and limits from the same source share one
 * phrase.
 */
function numberRanges(schema: Schema): [string, string[]][] {
  const { minimum, maximum, exclusiveMinimum, 'x-limit-provenance': sources = {} } = schema;
  const lowest = exclusiveMinimum === undefined ? 'minimum' : 'exclusiveMinimum';
  const lower = lowerLimit(schema);
  const upper = maximum === undefined ? [] : [`at most ${maximum}`];
  if (lower.length === 0 || upper.length === 0 || sources[lowest] !== sources['maximum']) {
    return [
      ...lower.map((text): [string, string[]] => [text, [lowest]]),
      ...upper.map((text): [string, string[]] => [text, ['maximum']]),
    ];
  }
  return [[lowest === 'minimum' ? `${minimum} to ${maximum}` : [...lower, ...upper].join(' and '), ['maximum']]];
}

function lowerLimit({ minimum, exclusiveMinimum }: Schema): string[] {
  if (exclusiveMinimum !== undefined) return [`more than ${exclusiveMinimum}`];
  return minimum === undefined ? [] : [`at least ${minimum}`];
}

function lengthRange(min: number | undefined, max: number | undefined): string | undefined {
  if (min !== undefined && min === max) return `exactly ${min} characters`;
  if (min !== undefined && max !== undefined) return `${min} to ${max} characters`;
  if (max !== undefined) return `at most ${max} characters`;
  if (min === 1) return 'not empty';
  return min === undefined ? undefined : `at least ${min} characters`;
}

function fileSize(bytes: number): string {
  const exact = `${bytes.toLocaleString('en')} bytes`;
  const megabytes = bytes / 1024 ** 2;
  return Number.isInteger(megabytes) ? `${megabytes} MB (${exact})` : exact;
}
