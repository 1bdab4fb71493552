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

/** Lists the limits on a field's value, the most important first: values, form, range, length, default. */
export function buildConstraints(schema: Schema, platforms: Contract['platforms']): Constraint[] {
  const found: Constraint[] = [];
  const add = (text: string, keyword: keyof Schema, codes: readonly unknown[] = []) =>
    found.push({ text, values: codes.map((code) => ({ code: String(code) })), ...findProvenance(schema, keyword) });
  const { format, minItems = 0, maxItems, pattern, items } = schema;
  if (format === 'binary') return describeFile(schema);
  if (schema.const !== undefined) add(ALWAYS, 'const', [schema.const]);
  else if (schema.enum)
    found.push({
      text: ONE_OF,
      values: schema.enum.map((value) => describeValue(value, schema, platforms)),
      ...findProvenance(schema, 'enum'),
    });
  if (schema['x-open-enum']) add(OTHER_VALUES, 'x-open-enum');
  if (schema['x-scope-list'] !== undefined) add('scope names separated by spaces', 'x-scope-list');
  const patternWords = pattern === undefined ? undefined : describePattern(pattern);
  if (pattern !== undefined && patternWords !== undefined)
    found.push({ text: patternWords, values: [], pattern, ...findProvenance(schema, 'pattern') });
  // Do not add "UUID" if the pattern's description already says "UUID of version 4".
  const formatWords = format === undefined ? undefined : (FORMATS[format] ?? format);
  if (formatWords !== undefined && !patternWords?.startsWith(formatWords)) add(formatWords, 'format');
  if (schema.contentMediaType !== undefined)
    add(CONTENTS[schema.contentMediaType] ?? `${schema.contentMediaType} as text`, 'contentMediaType');
  for (const [text, keyword] of [...numberRange(schema), ...lengthRange(schema)]) add(text, keyword);
  if (schema.multipleOf !== undefined) add(`a multiple of ${schema.multipleOf}`, 'multipleOf');
  if (minItems > 0) add(`at least ${countEntries(minItems)}`, 'minItems');
  if (maxItems !== undefined && maxItems > 0) add(`at most ${countEntries(maxItems)}`, 'maxItems');
  if (schema.uniqueItems === true) add('no entry twice', 'uniqueItems');
  if (items)
    found.push(
      ...buildConstraints(items, platforms).map((constraint) => ({
        ...constraint,
        text: `each entry: ${constraint.text}`,
      })),
    );
  if (schema.default !== undefined) add('default', 'default', [schema.default]);
  return found;
}

/** Formats a number of list entries. */
export function countEntries(count = 0): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'}`;
}

/** Lists the limits on a file. Gives the size in bytes, because a size in MB may mean different numbers of bytes. */
export function describeFile(schema: Schema): Constraint[] {
  const { maxLength, 'x-file-types': types } = schema;
  const found = (text: string, keyword: keyof Schema): Constraint => ({
    text,
    values: [],
    ...findProvenance(schema, keyword),
  });
  return [
    ...(maxLength === undefined ? [] : [found(`at most ${maxLength.toLocaleString('en')} bytes`, 'maxLength')]),
    ...(types ? [found(`file type: ${types.join(', ')}`, 'x-file-types')] : []),
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

/** Returns the source of a limit, if it differs from the source of the field. */
function findProvenance(
  { 'x-limit-provenance': sources = {} }: Schema,
  keyword: keyof Schema,
): Pick<Constraint, 'provenance'> {
  const provenance = sources[keyword];
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

/** The phrase for a limit, and the keyword that sets the limit. */
type Bound = readonly [text: string, keyword: keyof Schema];

function numberRange(schema: Schema): Bound[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const lower: Bound[] = [
    ...(minimum === undefined ? [] : [[`at least ${minimum}`, 'minimum'] as const]),
    ...(exclusiveMinimum === undefined ? [] : [[`more than ${exclusiveMinimum}`, 'exclusiveMinimum'] as const]),
  ];
  const upper: Bound[] = [
    ...(maximum === undefined ? [] : [[`at most ${maximum}`, 'maximum'] as const]),
    ...(exclusiveMaximum === undefined ? [] : [[`less than ${exclusiveMaximum}`, 'exclusiveMaximum'] as const]),
  ];
  const isInclusive = lower[0]?.[1] === 'minimum' && upper[0]?.[1] === 'maximum';
  const both = isInclusive ? `${minimum} to ${maximum}` : `${lower[0]?.[0]} and ${upper[0]?.[0]}`;
  return joinBounds(schema, lower, upper, both);
}

function lengthRange(schema: Schema): Bound[] {
  const { minLength, maxLength } = schema;
  const shortest = minLength === 1 ? 'not empty' : `at least ${minLength} characters`;
  return joinBounds(
    schema,
    minLength === undefined ? [] : [[shortest, 'minLength']],
    maxLength === undefined ? [] : [[`at most ${maxLength} characters`, 'maxLength']],
    minLength === maxLength ? `exactly ${minLength} characters` : `${minLength} to ${maxLength} characters`,
  );
}

/** Returns one phrase for both limits if they have the same source, so that each phrase has exactly one source. */
function joinBounds(
  { 'x-limit-provenance': sources = {} }: Schema,
  lower: readonly Bound[],
  upper: readonly Bound[],
  both: string,
): Bound[] {
  const [[, lowest] = [], [, highest] = []] = [lower[0], upper[0]];
  if (lowest === undefined || highest === undefined || sources[lowest] !== sources[highest])
    return [...lower, ...upper];
  return [[both, highest]];
}
