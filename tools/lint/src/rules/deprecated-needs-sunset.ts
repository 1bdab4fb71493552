import type { IFunctionResult } from '@stoplight/spectral-core';
import type { JsonPath } from '@stoplight/types';
import { defineRule, finding } from '../rule-support/define-rule.js';
import { headers, operationsOf, parameters, schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { isObject, isText, quote, type JsonObject } from '../rule-support/values.js';

/** Whether a value is a day that the calendar has, as ISO 8601 writes it. */
function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/**
 * What is wrong with a node that may be deprecated.
 *
 * @param name what the node is called itself
 * @param known the names that there are; without them any name is good
 */
function problems(node: JsonObject, path: JsonPath, name: unknown, known?: ReadonlySet<unknown>): IFunctionResult[] {
  if (node['deprecated'] !== true) {
    return ['x-sunset', 'x-replaced-by']
      .filter((key) => node[key] !== undefined)
      .map((key) =>
        finding(
          [...path, key],
          `Add \`deprecated: true\` or remove ${key}: nobody is warned of what is not deprecated.`,
        ),
      );
  }
  const sunset = isDay(node['x-sunset'])
    ? []
    : [
        finding(
          [...path, 'x-sunset'],
          'Add `x-sunset` with the day on which it stops working, such as `x-sunset: 2027-06-30`.',
        ),
      ];
  const other = node['x-replaced-by'];
  const where = [...path, 'x-replaced-by'];
  if (!isText(other))
    return [...sunset, finding(where, 'Add `x-replaced-by`: the operationId or the name of what to use instead.')];
  if (other === name)
    return [...sunset, finding(where, `Name something else than ${quote(other)}: it cannot replace itself.`)];
  if (known?.has(other) === false)
    return [
      ...sunset,
      finding(where, `Name the operationId of an operation that there is instead of ${quote(other)}.`),
    ];
  return sunset;
}

/** A webhook is replaced by a webhook, and an operation by an operation. */
function ofOperations(document: unknown, kind: 'paths' | 'webhooks'): IFunctionResult[] {
  const operations = operationsOf(document, kind);
  const ids = new Set(operations.map(({ operation }) => operation['operationId']));
  return operations.flatMap(({ operation, path }) => problems(operation, path, operation['operationId'], ids));
}

/** Who is told that something goes, but not when and what comes instead, can only wait until it breaks. */
export default defineRule({
  description: 'Whatever is deprecated says on which day it ends and what replaces it.',
  given: ['$', ...parameters, ...headers, ...schemas],
  check(node, rootPath) {
    if (!isObject(node)) return [];
    if (rootPath.length === 0) return [...ofOperations(node, 'paths'), ...ofOperations(node, 'webhooks')];
    if (rootPath.at(-1) !== 'schema' && rootPath[1] !== 'schemas') return problems(node, rootPath, node['name']);
    return [...subschemas(node, rootPath)].flatMap(({ schema, path, property }) => problems(schema, path, property));
  },
});
