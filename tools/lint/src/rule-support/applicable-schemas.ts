import { measureDistance } from './union-errors.js';
import { isObject, type JsonObject, listOf } from './values.js';
import { errorsOf } from './validators.js';

/** Returns the branches that accept a value. If none exists, returns the branches that the value matches best. */
function closestBranches(branches: readonly unknown[], value: unknown): unknown[] {
  const distances = branches.map((branch) => measureDistance(errorsOf(branch, value), ''));
  return branches.filter((_branch, index) => distances[index] === Math.min(...distances));
}

/**
 * Returns a schema and all of its parts that apply to a value: `allOf`, the branches of `oneOf` and `anyOf` that the
 * value is meant for, `then` or `else`, and `dependentSchemas`. Skips parts that are not maps.
 */
export function applicableSchemas(schema: unknown, value: unknown): JsonObject[] {
  if (!isObject(schema)) return [];
  const { if: condition, then, else: otherwise, dependentSchemas } = schema;
  const isMet = condition === undefined || errorsOf(condition, value).length === 0;
  const dependent = Object.entries(isObject(dependentSchemas) ? dependentSchemas : {})
    .filter(([key]) => isObject(value) && Object.hasOwn(value, key))
    .map(([, part]) => part);
  const parts = [
    ...listOf(schema['allOf']),
    ...closestBranches(listOf(schema['oneOf']), value),
    ...closestBranches(listOf(schema['anyOf']), value),
    ...(condition === undefined ? [] : [isMet ? then : otherwise]),
    ...(isMet ? [condition] : []),
    ...dependent,
  ];
  return [schema, ...parts.flatMap((part) => applicableSchemas(part, value))];
}
