import { defineRule, finding, type JsonPath, type RuleFinding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { subschemas } from '../rule-support/schemas.js';
import {
  entriesOf,
  isObject,
  isText,
  keysOf,
  listOf,
  quote,
  valueAt,
  type JsonObject,
} from '../rule-support/values.js';

/** Returns the names of the examples of a 403 response. */
function examplesOf403(operation: JsonObject): string[] {
  return entriesOf(valueAt(operation, ['responses', '403', 'content'])).flatMap(([, media]) =>
    keysOf(valueAt(media, ['examples'])),
  );
}

/** Checks that the 403 response of an operation has the example of a condition. */
function checkExample(operation: JsonObject, condition: unknown, name: string, path: JsonPath): RuleFinding[] {
  const example = valueAt(condition, ['example']);
  const has403 = valueAt(operation, ['responses', '403']) !== undefined;
  // The rule standard-errors reports an operation without a 403 response.
  if (!isText(example) || !has403 || examplesOf403(operation).includes(example)) return [];
  const message =
    `The 403 response must have the example ${quote(example)} of the condition ${quote(name)}: ` +
    'add the example, or remove the condition.';
  return [finding(path, message)];
}

/** Returns the conditions for which a request body has additional required fields. */
function conditionsOfBody(operation: JsonObject): string[] {
  return entriesOf(valueAt(operation, ['requestBody', 'content'])).flatMap(([, media]) =>
    [...subschemas(valueAt(media, ['schema']), [])].flatMap(({ schema }) => keysOf(schema['x-required-for'])),
  );
}

/** Reports the conditions that nothing names. No account would ever have to meet them. */
function checkUnused(document: JsonObject): RuleFinding[] {
  const schemes = entriesOf(valueAt(document, ['components', 'securitySchemes']));
  const used = new Set<unknown>([
    ...operationsOf(document).flatMap(({ operation }) => [
      ...listOf(operation['x-conditions']),
      ...conditionsOfBody(operation),
    ]),
    ...schemes.flatMap(([, scheme]) => entriesOf(valueAt(scheme, ['x-scope-conditions'])).map(([, name]) => name)),
  ]);
  return entriesOf(document['x-conditions'])
    .filter(([name]) => !used.has(name))
    .map(([name]) =>
      finding(
        ['x-conditions', name],
        `The condition ${quote(name)} must be used, and nothing names it: add it to the x-conditions of an ` +
          'operation, to x-scope-conditions or to x-required-for, or remove it.',
      ),
    );
}

/** The mock and the docs look conditions up by name, so an undefined condition has no effect. */
export default defineRule({
  description:
    "Every condition that an operation or a scope names is defined in the root's x-conditions, the operation's " +
    '403 response has its example, and every defined condition is used.',
  given: '$',
  check(document) {
    if (!isObject(document)) return [];
    const conditions = document['x-conditions'];
    const known = keysOf(conditions);
    const problem = (name: unknown): string =>
      `Condition ${quote(name)} does not exist: define it in x-conditions of openapi.yaml, or use an existing ` +
      `one (${known.join(', ') || 'none exists'}).`;

    const ofOperations = operationsOf(document).flatMap(({ path, operation }) => {
      const names: unknown = operation['x-conditions'];
      if (names === undefined) return [];
      if (!Array.isArray(names)) return [finding([...path, 'x-conditions'], 'x-conditions must be a list of names.')];
      return names.flatMap((name: unknown, index) =>
        known.includes(String(name))
          ? checkExample(operation, valueAt(conditions, [String(name)]), String(name), [...path, 'x-conditions', index])
          : [finding([...path, 'x-conditions', index], problem(name))],
      );
    });
    const components = isObject(document['components']) ? document['components'] : {};
    const ofScopes = entriesOf(components['securitySchemes']).flatMap(([scheme, value]) =>
      entriesOf(isObject(value) ? value['x-scope-conditions'] : undefined).flatMap(([scope, name]) =>
        known.includes(String(name))
          ? []
          : [finding(['components', 'securitySchemes', scheme, 'x-scope-conditions', scope], problem(name))],
      ),
    );
    return [...ofOperations, ...ofScopes, ...checkUnused(document)];
  },
});
