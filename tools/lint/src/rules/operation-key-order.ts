import { defineRule, finding } from '../rule-support/define-rule.js';
import { operations, webhooks } from '../rule-support/locations.js';
import { isObject, quote } from '../rule-support/values.js';

const order = [
  'operationId',
  'summary',
  'description',
  'tags',
  'x-…',
  'security',
  'parameters',
  'requestBody',
  'responses',
];

/** The place of a key; negative for one that the house has no place for. */
function rank(key: string): number {
  return order.indexOf(key.startsWith('x-') ? 'x-…' : key);
}

/** A reviewer finds the same thing at the same place in every operation. */
export default defineRule({
  description: 'The keys of an operation or a webhook come in one order.',
  given: [operations, webhooks],
  check(operation, path) {
    if (!isObject(operation)) return [];
    const keys = Object.keys(operation).filter((key) => rank(key) >= 0);
    const late = keys.find((key, index) => index > 0 && rank(key) < rank(keys[index - 1] ?? key));
    return late === undefined
      ? []
      : [finding([...path, late], `Move ${quote(late)} up: keys come in the order ${order.join(', ')}.`)];
  },
});
