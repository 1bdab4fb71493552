import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { headers, operationsOf, parameters, schemas } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import { isObject, isText, quote, type JsonObject } from '../rule-support/values.js';

/** Whether a value is an existing date in the form `2027-06-30`. */
function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/**
 * Checks a node that can be deprecated.
 *
 * @param name the name of the node itself
 * @param known the names that `x-replaced-by` may have
 * @default known any name
 */
function problems(node: JsonObject, path: JsonPath, name: unknown, known?: ReadonlySet<unknown>): RuleFinding[] {
  if (node['deprecated'] !== true) {
    return ['x-sunset', 'x-replaced-by']
      .filter((key) => node[key] !== undefined)
      .map((key) =>
        finding([...path, key], `Add \`deprecated: true\` or remove ${key}, which only belongs on deprecated things.`),
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
    return [...sunset, finding(where, 'Add `x-replaced-by` with the operationId or the name of the replacement.')];
  if (other === name)
    return [...sunset, finding(where, `x-replaced-by must not be ${quote(other)} itself: name its replacement.`)];
  if (known?.has(other) === false)
    return [
      ...sunset,
      finding(where, `x-replaced-by must be the operationId of an existing operation, received ${quote(other)}.`),
    ];
  return sunset;
}

/**
 * Checks operations against operations and webhooks against webhooks, because a replacement must be of the same kind.
 */
function ofOperations(document: unknown, kind: 'paths' | 'webhooks'): RuleFinding[] {
  const operations = operationsOf(document, kind);
  const ids = new Set(operations.map(({ operation }) => operation['operationId']));
  return operations.flatMap(({ operation, path }) => problems(operation, path, operation['operationId'], ids));
}

/** To migrate before their calls fail, integrators need the date and the replacement. */
export default defineRule({
  description: 'Every deprecated item has an end date and the name of its replacement.',
  given: ['$', ...parameters, ...headers, ...schemas],
  check(node, rootPath) {
    if (!isObject(node)) return [];
    if (rootPath.length === 0) return [...ofOperations(node, 'paths'), ...ofOperations(node, 'webhooks')];
    if (rootPath.at(-1) !== 'schema' && rootPath[1] !== 'schemas') return problems(node, rootPath, node['name']);
    return [...subschemas(node, rootPath)].flatMap(({ schema, path, property }) => problems(schema, path, property));
  },
});
