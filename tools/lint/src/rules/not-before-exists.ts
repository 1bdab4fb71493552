import { defineRule, finding, type JsonPath } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { isObject, quote, type JsonObject } from '../rule-support/values.js';

function parametersIn(holder: unknown, path: JsonPath): { parameter: JsonObject; path: JsonPath }[] {
  const list: unknown[] = isObject(holder) && Array.isArray(holder['parameters']) ? holder['parameters'] : [];
  return list.flatMap((parameter, index) =>
    isObject(parameter) ? [{ parameter, path: [...path, 'parameters', index] }] : [],
  );
}

function isDate(parameter: JsonObject): boolean {
  const { schema } = parameter;
  return isObject(schema) && (schema['format'] === 'date' || schema['format'] === 'date-time');
}

/** A date can only be compared with a different date in the same request. */
export default defineRule({
  description:
    'x-not-before is on a date parameter and names another date parameter of the operation with the same `in`.',
  given: '$',
  check(document) {
    const paths = isObject(document) && isObject(document['paths']) ? document['paths'] : {};
    return operationsOf(document).flatMap(({ path, operation }) => {
      const parameters = [...parametersIn(paths[String(path[1])], path.slice(0, 2)), ...parametersIn(operation, path)];
      return parameters.flatMap(({ parameter, path: where }) => {
        const earlier = isObject(parameter['schema']) ? parameter['schema']['x-not-before'] : undefined;
        if (earlier === undefined) return [];
        const here = [...where, 'schema', 'x-not-before'];
        if (!isDate(parameter))
          return [finding(here, 'Give the parameter the format date or date-time, or remove its x-not-before.')];
        const others = parameters.filter(
          ({ parameter: other }) => other !== parameter && other['in'] === parameter['in'] && isDate(other),
        );
        if (others.some(({ parameter: other }) => other['name'] === earlier)) return [];
        const names = others.map(({ parameter: other }) => quote(other['name'])).join(', ') || 'none';
        return [
          finding(
            here,
            `x-not-before must name another date parameter of the operation, received ${quote(earlier)}. ` +
              `Available: ${names}.`,
          ),
        ];
      });
    });
  },
});
