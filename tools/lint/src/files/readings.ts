import { Ajv2020 } from 'ajv/dist/2020.js';
import { fromPointer } from '../rule-support/json-pointer.js';
import { subschemas } from '../rule-support/schemas.js';
import { isObject, type JsonObject, keysOf, listOf } from '../rule-support/values.js';
import { suggestName } from '../source/closest-match.js';
import { jsonSchemaKeywords } from './schema-errors.js';

type Problem = [path: readonly (string | number)[], message: string];

let ajv: Ajv2020 | undefined;

/** Reports the parts of a condition that are not JSON Schema. */
export function checkConditionSchema(condition: JsonObject): Problem[] {
  const unknown = [...subschemas(condition, [])].flatMap(({ schema, path }) =>
    keysOf(schema)
      .filter((key) => !jsonSchemaKeywords.includes(key))
      .map((key): Problem => {
        const advice = suggestName(key, jsonSchemaKeywords, 'remove it.');
        return [[...path.map(String), key], `The keyword \`${key}\` of JSON Schema does not exist: ${advice}`];
      }),
  );
  ajv ??= new Ajv2020({ strict: false });
  if (unknown.length > 0 || ajv.validateSchema(condition) === true) return unknown;
  const [error] = ajv.errors ?? [];
  const path = fromPointer(error?.instancePath ?? '');
  return [[path, `\`${path.at(-1) ?? 'if'}\` ${error?.message ?? 'must be valid'}: correct the JSON Schema.`]];
}

/** Keywords whose meaning depends on the keywords next to them. */
const dependent = ['additionalProperties', 'unevaluatedProperties', 'items', 'unevaluatedItems', 'else', 'then'];

/**
 * Whether every value that matches `condition` also matches `other`. Compares only the form of the schemas, so the
 * result can be false although the schemas imply each other.
 */
function implies(condition: unknown, other: unknown): boolean {
  if (JSON.stringify(condition) === JSON.stringify(other)) return true;
  if (!isObject(condition) || !isObject(other)) return false;
  return Object.entries(other).every(([key, value]) => {
    const own = condition[key];
    if (dependent.includes(key)) return false;
    if (key === 'required' && Array.isArray(value)) return value.every((name: unknown) => listOf(own).includes(name));
    if (key === 'properties' && isObject(own) && isObject(value))
      return Object.entries(value).every(([name, schema]) => implies(own[name], schema));
    return JSON.stringify(own) === JSON.stringify(value);
  });
}

/** Reports the readings that are never taken, because each response that they match also matches an earlier one. */
export function checkReachable(conditions: readonly JsonObject[]): Problem[] {
  return conditions.flatMap((condition, index): Problem[] => {
    const earlier = conditions.slice(0, index).findIndex((other) => implies(condition, other));
    if (earlier < 0) return [];
    const message = `The reading must match a response that reading ${earlier + 1} does not match`;
    return [[[index, 'if'], `${message}: move it up, or correct it.`]];
  });
}
