import { isEqual } from '../json-pointer.js';
import { getAdditional, getLimit, getTypes, getValues, limitTypes } from '../normalize/constraints.js';
import { collectPartsAt, findKeyword, getPropertyNames, getRequiredNames } from '../normalize/parts.js';
import type { SimpleType } from '../normalize/simple-types.js';
import type { Schema } from './types.js';

/**
 * Returns whether two schemas are certainly disjoint, so that no value is valid for both. Returns false if that is
 * uncertain.
 */
export function areDisjoint(one: Schema, other: Schema): boolean {
  return haveNoCommonValue(one, other) || (isOnlyObject(one, other) && haveDisjointFields(one, other));
}

const isOnlyObject = (one: Schema, other: Schema): boolean => getSharedTypes(one, other).join() === 'object';

function getSharedTypes(one: Schema, other: Schema): SimpleType[] {
  const types = getTypes(other.document, other.parts);
  return getTypes(one.document, one.parts).filter((type) => types.includes(type));
}

/** Compares types, listed values and limits, but no fields. */
function haveNoCommonValue(one: Schema, other: Schema): boolean {
  const shared = getSharedTypes(one, other);
  if (shared.length === 0) return true;
  if (shared.includes('null')) return false;
  const [values, others] = [one, other].map(({ document, parts }) => getValues(document, parts)?.values);
  if (values && others) return !values.some((value) => others.some((known) => isEqual(value, known)));
  return shared.every((type) => haveDisjointLimits(one, other, type) || haveDisjointLimits(other, one, type));
}

/** Whether the largest value or size of one schema is below the smallest of the other. */
function haveDisjointLimits(one: Schema, other: Schema, type: SimpleType): boolean {
  const kinds = Object.keys(limitTypes).filter((kind) => kind.startsWith('max') && limitTypes[kind]?.includes(type));
  return kinds.some((kind) => {
    const highest = getLimit(one.document, one.parts, kind);
    const lowest = getLimit(other.document, other.parts, kind.replace('max', 'min'));
    if (highest === undefined || lowest === undefined) return false;
    return (
      highest.value < lowest.value || (highest.value === lowest.value && (highest.isExclusive || lowest.isExclusive))
    );
  });
}

/** Whether at least one of the schemas requires a field for which no value is valid in both schemas. */
function haveDisjointFields(one: Schema, other: Schema): boolean {
  return [...getRequiredNames(one.parts), ...getRequiredNames(other.parts)].some((name) => {
    const [field, same] = [one, other].map(({ document, parts }): Schema => ({
      document,
      parts: collectPartsAt(document, parts, 'properties', name),
    }));
    if (field === undefined || same === undefined) return false;
    if (field.parts.length > 0 && same.parts.length > 0) return haveNoCommonValue(field, same);
    return [one, other].some((schema) => isClosedTo(schema, name));
  });
}

/** Whether an object rejects a field that it does not describe. */
const isClosedTo = ({ document, parts }: Schema, name: string): boolean =>
  getAdditional(document, parts).closed !== undefined &&
  !getPropertyNames(parts).includes(name) &&
  findKeyword(parts, 'patternProperties') === undefined;
