import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { entriesOf, isObject, quote } from '../rule-support/values.js';

/** The mock and the docs look conditions up by name, so an undefined condition has no effect. */
export default defineRule({
  description: "Every condition that an operation or a scope names is defined in the root's x-conditions.",
  given: '$',
  check(document) {
    if (!isObject(document)) return [];
    const known = entriesOf(document['x-conditions']).map(([name]) => name);
    const problem = (name: unknown): string =>
      `Condition ${quote(name)} does not exist: define it in x-conditions of openapi.yaml, or use an existing ` +
      `one (${known.join(', ') || 'none exists'}).`;

    const ofOperations = operationsOf(document).flatMap(({ path, operation }) => {
      const names: unknown = operation['x-conditions'];
      if (names === undefined) return [];
      if (!Array.isArray(names)) return [finding([...path, 'x-conditions'], 'x-conditions must be a list of names.')];
      return names.flatMap((name: unknown, index) =>
        known.includes(String(name)) ? [] : [finding([...path, 'x-conditions', index], problem(name))],
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
    return [...ofOperations, ...ofScopes];
  },
});
