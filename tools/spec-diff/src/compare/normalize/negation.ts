// Rewrites a `not` that has a simpler equivalent:
//
// - `not: { not: X }` is X.
// - If `not` rejects objects that have none of certain fields, at least one of these fields is required.
// - If `not` requires a field, the field is forbidden.
import { formatPointer } from '@wapi/types';
import { getStrings, isObject } from '../json-pointer.js';
import type { Json, JsonObject, Node } from '../types.js';

type Opposite = (limit: number) => JsonObject;

/**
 * For each limit: the types to which it applies, and its inverse, which accepts exactly the values that the limit
 * rejects.
 */
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

/**
 * Rewrites a negated limit as the opposite limit. Requires a `type` to which the limit applies. Values of other types
 * meet every limit, so `not` would reject them.
 */
function invertLimit(type: Json | undefined, not: JsonObject): JsonObject | undefined {
  const [[keyword, limit] = [], ...others] = Object.entries(not);
  const [types, opposite] = (keyword === undefined ? undefined : opposites[keyword]) ?? [];
  const isKnown = typeof limit === 'number' && others.length === 0 && types?.includes(String(type)) === true;
  return isKnown ? opposite?.(limit) : undefined;
}

const isOnly = (node: JsonObject, keyword: string): boolean =>
  Object.keys(node).every((key) => key === keyword || (key === 'type' && node[key] === 'object'));

/**
 * Rewrites a schema without its `not`.
 *
 * @returns undefined if the schema has no `not`, or a `not` without a simpler spelling
 */
export function simplifyNot({ node, pointer }: Node): Node | undefined {
  const not = isObject(node) ? node['not'] : undefined;
  if (!isObject(node) || !isObject(not)) return undefined;
  const place = pointer + formatPointer('not');
  if (not['not'] !== undefined && isOnly(not, 'not'))
    return { node: not['not'], pointer: place + formatPointer('not') };
  const limit = invertLimit(node['type'], not);
  if (limit !== undefined) return { node: limit, pointer: place };
  // Require the type `object`. Other values pass both `properties` and `required`, so `not` would reject them.
  if (node['type'] !== 'object') return undefined;
  const { properties } = not;
  if (isObject(properties) && isOnly(not, 'properties') && Object.values(properties).every((field) => field === false))
    return { node: { anyOf: Object.keys(properties).map((name) => ({ required: [name] })) }, pointer: place };
  const [name, ...others] = getStrings(not['required']);
  if (name !== undefined && others.length === 0 && isOnly(not, 'required'))
    return { node: { properties: { [name]: false } }, pointer: place };
  return undefined;
}

/**
 * Splits a schema under `not` into separately rejected schemas: one for each branch of an `anyOf`, or for each value.
 */
export function splitNot(not: Json): Json[] {
  const [keyword, ...others] = Object.keys(Object(not));
  const list = isObject(not) && keyword !== undefined && others.length === 0 ? not[keyword] : undefined;
  if (!Array.isArray(list)) return [not];
  const items: readonly Json[] = list;
  if (keyword === 'anyOf') return items.flatMap(splitNot);
  if (keyword === 'enum') return items.map((value) => ({ const: value }));
  return keyword === 'type' ? items.map((type) => ({ type })) : [not];
}
