// The spellings of `not` that have a simpler one: `not: { not: X }` is X, an object that is `not` without all of some
// fields has one of them, and an object that must `not` have a field has no such field.
import { formatPointer } from '@wapi/types';
import { getStrings, isObject } from '../json-pointer.js';
import type { Json, JsonObject, Node } from '../types.js';

type Opposite = (limit: number) => JsonObject;

/** The limits that accept exactly what other limits reject, with the type that they apply to. */
const opposites: Readonly<Record<string, readonly [types: readonly string[], opposite: Opposite]>> = {
  minLength: [['string'], (limit) => ({ maxLength: limit - 1 })],
  maxLength: [['string'], (limit) => ({ minLength: limit + 1 })],
  minItems: [['array'], (limit) => ({ maxItems: limit - 1 })],
  maxItems: [['array'], (limit) => ({ minItems: limit + 1 })],
  minimum: [['integer', 'number'], (limit) => ({ exclusiveMaximum: limit })],
  maximum: [['integer', 'number'], (limit) => ({ exclusiveMinimum: limit })],
  exclusiveMinimum: [['integer', 'number'], (limit) => ({ maximum: limit })],
  exclusiveMaximum: [['integer', 'number'], (limit) => ({ minimum: limit })],
};

/** Rewrites a negated limit as the opposite limit. Values of other types match both, so `not` rejects them. */
function invertLimit(type: Json | undefined, not: JsonObject): JsonObject | undefined {
  const [[keyword, limit] = [], ...others] = Object.entries(not);
  const [types, opposite] = (keyword === undefined ? undefined : opposites[keyword]) ?? [];
  const isKnown = typeof limit === 'number' && others.length === 0 && types?.includes(String(type)) === true;
  return isKnown ? opposite?.(limit) : undefined;
}

const isOnly = (node: JsonObject, keyword: string): boolean =>
  Object.keys(node).every((key) => key === keyword || (key === 'type' && node[key] === 'object'));

/**
 * Rewrites the `not` of a schema without `not`.
 *
 * @returns undefined if the schema has no `not`, or one without a simpler spelling
 */
export function simplifyNot({ node, pointer }: Node): Node | undefined {
  const not = isObject(node) ? node['not'] : undefined;
  if (!isObject(node) || !isObject(not)) return undefined;
  const place = pointer + formatPointer('not');
  if (not['not'] !== undefined && isOnly(not, 'not'))
    return { node: not['not'], pointer: place + formatPointer('not') };
  const limit = invertLimit(node['type'], not);
  if (limit !== undefined) return { node: limit, pointer: place };
  // Other values match both keywords, so `not` rejects them.
  if (node['type'] !== 'object') return undefined;
  const { properties } = not;
  if (isObject(properties) && isOnly(not, 'properties') && Object.values(properties).every((field) => field === false))
    return { node: { anyOf: Object.keys(properties).map((name) => ({ required: [name] })) }, pointer: place };
  const [name, ...others] = getStrings(not['required']);
  if (name !== undefined && others.length === 0 && isOnly(not, 'required'))
    return { node: { properties: { [name]: false } }, pointer: place };
  return undefined;
}

/** Splits a schema under `not` into schemas that are rejected one by one: those of an `anyOf`, or of each value. */
export function splitNot(not: Json): Json[] {
  const [keyword, ...others] = Object.keys(Object(not));
  const list = isObject(not) && keyword !== undefined && others.length === 0 ? not[keyword] : undefined;
  if (!Array.isArray(list)) return [not];
  const items: readonly Json[] = list;
  if (keyword === 'anyOf') return items.flatMap(splitNot);
  if (keyword === 'enum') return items.map((value) => ({ const: value }));
  return keyword === 'type' ? items.map((type) => ({ type })) : [not];
}
