import { defineRule, finding } from '../rule-support/define-rule.js';
import { type LocatedOperation, operationsOf } from '../rule-support/locations.js';
import { quote } from '../rule-support/values.js';

const nameOf = ({ path, method }: LocatedOperation): string => `${method.toUpperCase()} ${String(path[1])}`;

/**
 * Generators name methods and types after the operationId, so one of two methods with the same name would overwrite the
 * other.
 */
export default defineRule({
  description: 'No two operations or webhooks have the same operationId.',
  given: '$',
  check(document) {
    const all = [...operationsOf(document), ...operationsOf(document, 'webhooks')];
    return all.flatMap((located) => {
      const id = located.operation['operationId'];
      const others = all.filter((other) => other !== located && other.operation['operationId'] === id);
      if (typeof id !== 'string' || others.length === 0) return [];
      const message = `The operationId ${quote(id)} must be unique, and ${others.map(nameOf).join(', ')} has it too.`;
      return [finding([...located.path, 'operationId'], message)];
    });
  },
});
