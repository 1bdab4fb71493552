// The spellings of `not` that have a simpler one: `not: { not: X }` is X, an object that is `not` without all of some
// fields has one of them, and an object that must `not` have a field has no such field.
import { formatPointer } from '@wapi/types';
import { getStrings, isObject } from '../json-pointer.js';
import type { Json, JsonObject, Node } from '../types.js';

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
