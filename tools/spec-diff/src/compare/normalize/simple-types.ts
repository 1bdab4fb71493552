import { getChild, getRef, valueAt } from '../json-pointer.js';
import type { Document, Json } from '../types.js';

/** A JSON type. OpenAPI's `number` includes every integer, so it becomes `integer` and `fraction`. */
export type SimpleType = 'array' | 'boolean' | 'fraction' | 'integer' | 'null' | 'object' | 'string';

export const allTypes: readonly SimpleType[] = ['array', 'boolean', 'fraction', 'integer', 'null', 'object', 'string'];

/** Returns the type of a value. */
export function typeOf(value: Json): SimpleType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'fraction';
  return typeof value as SimpleType;
}

/**
 * Returns the types that a schema accepts, whether it uses `type`, `const`, `enum` or a combination.
 *
 * @param above the `$ref`s already followed, to stop at schemas that contain themselves
 */
export function acceptedTypes(document: Document, schema: Json, above: ReadonlySet<string> = new Set()): SimpleType[] {
  const target = getRef(schema);
  const isCycle = target !== undefined && above.has(target);
  const referenced = target === undefined || isCycle ? true : (valueAt(document, target) ?? true);
  const path = target === undefined ? above : new Set([...above, target]);
  const allOf = getChild(schema, 'allOf');
  const lists = [
    ownTypes(document, schema, path),
    ...(referenced === true ? [] : [acceptedTypes(document, referenced, path)]),
    ...(Array.isArray(allOf) ? allOf : []).map((part) => acceptedTypes(document, part, path)),
  ];
  return allTypes.filter((type) => lists.every((list) => list.includes(type)));
}

/** Returns the types that a schema's own keywords accept. Ignores its `$ref` and its `allOf`. */
export function ownTypes(document: Document, schema: Json, above: ReadonlySet<string> = new Set()): SimpleType[] {
  if (schema === false) return [];
  const lists: (readonly Json[])[] = [];
  const type = getChild(schema, 'type');
  if (type !== undefined)
    lists.push([type].flat().flatMap((name): readonly Json[] => (name === 'number' ? numberTypes : [name])));
  if (getChild(schema, 'multipleOf') === 1) lists.push(allTypes.filter((name) => name !== 'fraction'));
  const values = getChild(schema, 'enum');
  if (Array.isArray(values)) lists.push(values.map(typeOf));
  const constant = getChild(schema, 'const');
  if (constant !== undefined) lists.push([typeOf(constant)]);
  for (const keyword of ['oneOf', 'anyOf']) {
    const branches = getChild(schema, keyword);
    if (!Array.isArray(branches)) continue;
    const accepted = branches.flatMap((branch) => acceptedTypes(document, branch, above));
    // The only value of the type null fails `oneOf` if several branches accept it.
    const isNullRejected = keyword === 'oneOf' && accepted.filter((name) => name === 'null').length > 1;
    lists.push(isNullRejected ? accepted.filter((name) => name !== 'null') : accepted);
  }
  const excluded = excludedTypes(getChild(schema, 'not'));
  return allTypes.filter((one) => lists.every((list) => list.includes(one)) && !excluded.includes(one));
}

/** Returns the types that a schema under `not` completely excludes. */
const excludedTypes = (not: Json | undefined): readonly Json[] =>
  Object.keys(Object(not)).join() === 'type' ? ownTypes({}, not ?? true) : [];

const numberTypes: readonly SimpleType[] = ['integer', 'fraction'];
