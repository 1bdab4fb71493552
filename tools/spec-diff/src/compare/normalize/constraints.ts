// Converts the limits of a schema to one spelling. For an integer, `exclusiveMinimum: 0` is `minimum: 1`. `minLength:
// 0` is not a limit. If an `allOf` has several limits, the strictest counts.
import { getChild, isEqual } from '../json-pointer.js';
import type { Document, Json, Node } from '../types.js';
import { splitNot } from './negation.js';
import {
  collectParts,
  findKeyword,
  findKeywords,
  getPropertyNames,
  getRequiredNames,
  getUnionValues,
  type Part,
} from './parts.js';
import { allTypes, ownTypes, type SimpleType } from './simple-types.js';

/** A limit with the keyword that sets it. */
export interface Limit extends Node {
  value: number;
  /** Whether the limit is exclusive, so that a value equal to it is rejected. */
  isExclusive: boolean;
}

/** The keywords that set limits, each with the types to which it applies. */
export const limitTypes: Readonly<Record<string, readonly SimpleType[]>> = {
  minLength: ['string'],
  maxLength: ['string'],
  minItems: ['array'],
  maxItems: ['array'],
  minProperties: ['object'],
  maxProperties: ['object'],
  minimum: ['integer', 'fraction'],
  maximum: ['integer', 'fraction'],
};

/** Returns the types that a schema accepts. */
export function getTypes(document: Document, parts: readonly Part[]): SimpleType[] {
  const lists = parts.filter(({ isBranch }) => !isBranch).map(({ node }) => ownTypes(document, node));
  return allTypes.filter((type) => lists.every((list) => list.includes(type)));
}

/** Returns whether a schema accepts neither lists nor objects. */
export const isScalar = (document: Document, parts: readonly Part[]): boolean =>
  getTypes(document, parts).every((type) => type !== 'array' && type !== 'object');

/**
 * Returns the values that a schema accepts, with the keyword that lists them. Returns undefined if no keyword lists
 * values. Omits null, which counts as a type.
 */
export function getValues(document: Document, parts: readonly Part[]): { values: Json[]; place: Node } | undefined {
  const lists = parts.flatMap((part) => [
    ...findKeywords([part], 'enum').flatMap((place) =>
      Array.isArray(place.node) ? [{ values: [...place.node] as Json[], place }] : [],
    ),
    ...findKeywords([part], 'const').map((place) => ({ values: [place.node], place })),
    ...(['oneOf', 'anyOf'] as const).flatMap((keyword) => {
      const values = getUnionValues(document, part, keyword);
      return values ? [{ values, place: findKeywords([part], keyword)[0] ?? part }] : [];
    }),
  ]);
  const [first, ...others] = lists;
  if (first === undefined) return undefined;
  const excluded = findKeywords(parts, 'not')
    .flatMap(({ node }) => splitNot(node))
    .map((negation) => (Object.keys(Object(negation)).join() === 'const' ? getChild(negation, 'const') : undefined));
  const values = first.values.filter(
    (value) =>
      value !== null &&
      others.every((list) => list.values.some((other) => isEqual(value, other))) &&
      !excluded.some((other) => isEqual(value, other)),
  );
  const place = others.findLast((list) => list.values.length < first.values.length)?.place ?? first.place;
  return { values, place };
}

/**
 * Returns the strictest limit of a kind, or undefined if no limit of this kind has an effect.
 *
 * @param types the types of the values. The bounds of integers are rounded to integers.
 */
export function getLimit(
  document: Document,
  parts: readonly Part[],
  kind: string,
  types: readonly SimpleType[] = getTypes(document, parts),
): Limit | undefined {
  const strictest = getWrittenLimit(parts, kind, types);
  const isBound = kind === 'minimum' || kind === 'maximum';
  // Required fields set a minimum number of fields, so a lower limit has no effect.
  const least = kind === 'minProperties' ? getRequiredNames(parts).length : 0;
  return strictest && !isBound && isLowerLimit(kind) && strictest.value <= least ? undefined : strictest;
}

const getWrittenLimit = (parts: readonly Part[], kind: string, types: readonly SimpleType[]): Limit | undefined =>
  kind === 'minimum' || kind === 'maximum'
    ? getBound(parts, kind, types)
    : pickStrictest(findKeywords(parts, kind).flatMap(toLimit), isLowerLimit(kind));

/**
 * Returns the limit that every valid value meets. Also counts the maximum size of a list that allows no further items,
 * or of an object that allows no other fields, and the number of required fields.
 */
export function getKeptLimit(
  document: Document,
  parts: readonly Part[],
  kind: string,
  types: readonly SimpleType[] = getTypes(document, parts),
): Limit | undefined {
  const own = getWrittenLimit(parts, kind, types);
  return pickStrictest([...(own === undefined ? [] : [own]), ...getImpliedLimits(parts, kind)], isLowerLimit(kind));
}

function getImpliedLimits(parts: readonly Part[], kind: string): Limit[] {
  const required = kind === 'minProperties' ? findKeyword(parts, 'required') : undefined;
  if (required) return [{ ...required, value: getRequiredNames(parts).length, isExclusive: false }];
  const contained = kind === 'minItems' ? parts.filter((part) => findKeyword([part], 'contains') !== undefined) : [];
  if (contained.length > 0)
    return contained.map((part) => ({
      ...part,
      value: Number(getChild(part.node, 'minContains') ?? 1),
      isExclusive: false,
    }));
  const toLimits = (keyword: string, getSize: (part: Part) => number): Limit[] =>
    parts.flatMap((part) =>
      findKeywords([part], keyword)
        .filter(({ node }) => node === false)
        .map((place) => ({ ...place, value: getSize(part), isExclusive: false })),
    );
  if (kind === 'maxItems') return toLimits('items', countPrefixItems);
  if (kind !== 'maxProperties' || findKeyword(parts, 'patternProperties') !== undefined) return [];
  return [
    ...toLimits('additionalProperties', (part) => getPropertyNames([part]).length),
    ...toLimits('unevaluatedProperties', () => getPropertyNames(parts).length),
  ];
}

/** Returns the number of list items that have their own schema. `items` does not apply to them. */
function countPrefixItems({ node }: Part): number {
  const list = getChild(node, 'prefixItems');
  return Array.isArray(list) ? list.length : 0;
}

/** Returns whether lists are so short that `items` applies to none of their items. */
export function areItemsUnused(parts: readonly Part[], maxItems: number): boolean {
  const places = parts.filter((part) => findKeyword([part], 'items') !== undefined);
  return places.every((part) => maxItems <= countPrefixItems(part));
}

const toLimit = (place: Node): Limit[] =>
  typeof place.node === 'number' ? [{ ...place, value: place.node, isExclusive: false }] : [];

function getBound(
  parts: readonly Part[],
  kind: 'minimum' | 'maximum',
  types: readonly SimpleType[],
): Limit | undefined {
  const isLower = kind === 'minimum';
  const isInteger = types.includes('integer') && !types.includes('fraction');
  const limits = [
    ...findKeywords(parts, kind).flatMap(toLimit),
    ...findKeywords(parts, isLower ? 'exclusiveMinimum' : 'exclusiveMaximum')
      .flatMap(toLimit)
      .map((limit) => ({ ...limit, isExclusive: true })),
  ];
  return pickStrictest(
    isInteger ? limits.map((limit) => ({ ...limit, ...roundToInteger(limit, isLower) })) : limits,
    isLower,
  );
}

function roundToInteger({ value, isExclusive }: Limit, isLower: boolean): Pick<Limit, 'value' | 'isExclusive'> {
  const inclusive = isLower ? Math.ceil(value) : Math.floor(value);
  const step = isLower ? 1 : -1;
  return { value: isExclusive && inclusive === value ? value + step : inclusive, isExclusive: false };
}

function pickStrictest(limits: readonly Limit[], isLower: boolean): Limit | undefined {
  return limits.toSorted((a, b) => (isStricter(a, b, isLower) ? -1 : 1))[0];
}

/** Returns whether one limit rejects a value that the other limit accepts. */
export function isStricter(limit: Limit, other: Limit | undefined, isLower: boolean): boolean {
  if (other === undefined) return true;
  if (limit.value === other.value) return limit.isExclusive && !other.isExclusive;
  return isLower ? limit.value > other.value : limit.value < other.value;
}

export const isLowerLimit = (kind: string): boolean => kind.startsWith('min');

/**
 * Returns the limit on fields without a schema of their own. `closed` is the `false` that forbids such fields. `schema`
 * is the schema that such fields must match. Empty if such fields are not limited.
 */
export function getAdditional(document: Document, parts: readonly Part[]): { closed?: Node; schema?: Part[] } {
  const places = ['additionalProperties', 'unevaluatedProperties'].flatMap((name) => findKeywords(parts, name));
  const closed = places.find(({ node }) => node === false);
  if (closed) return { closed };
  const schema = places.flatMap((place) => collectParts(document, place));
  return schema.length > 0 && !isAnything(schema) ? { schema } : {};
}

const annotations = ['title', 'description', 'examples', 'default', 'deprecated', '$comment', '$ref', 'allOf'];

/** Returns whether a schema accepts every value, as `{}` does. */
export const isAnything = (parts: readonly Part[]): boolean =>
  parts.every(
    ({ node }) =>
      node !== false && Object.keys(Object(node)).every((key) => annotations.includes(key) || key.startsWith('x-')),
  );

/** Returns whether a listed value meets a limit or a pattern. Returns false for other keywords. */
export function satisfies(value: Json, keyword: string, limit: Json): boolean {
  if (typeof value === 'string') {
    if (keyword === 'minLength') return [...value].length >= Number(limit);
    if (keyword === 'maxLength') return [...value].length <= Number(limit);
    return keyword === 'pattern' && matches(value, String(limit));
  }
  if (typeof value === 'number') {
    if (keyword === 'minimum') return value >= Number(limit);
    if (keyword === 'multipleOf') return Number.isInteger(value / Number(limit));
    return keyword === 'maximum' && value <= Number(limit);
  }
  return false;
}

/** An invalid pattern matches nothing. */
function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return false;
  }
}

/** Returns whether a keyword has its default value, as in `uniqueItems: false`. */
export function isDefault(keyword: string, value: Json): boolean {
  if (keyword === 'uniqueItems') return value === false;
  // This format only tells forms to hide the value.
  if (keyword === 'format') return value === 'password';
  if (keyword === 'pattern') return value === '' || value === '.*' || value === '^.*$';
  if (keyword === 'required' || keyword === 'dependentRequired') return Object.keys(Object(value)).length === 0;
  return false;
}
