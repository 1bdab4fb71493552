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

/** Returns the position of a key in `order`. Negative for a key that `order` does not contain. */
function rank(key: string): number {
  return order.indexOf(key.startsWith('x-') ? 'x-…' : key);
}

/** A common order makes operations easy to compare, and diffs show only real changes. */
export default defineRule({
  description: 'The keys of an operation or a webhook are in the agreed order.',
  given: [operations, webhooks],
  check(operation, path) {
    if (!isObject(operation)) return [];
    const keys = Object.keys(operation).filter((key) => rank(key) >= 0);
    const late = keys.find((key, index) => index > 0 && rank(key) < rank(keys[index - 1] ?? key));
    return late === undefined
      ? []
      : [finding([...path, late], `Move ${quote(late)} up. The order of keys is ${order.join(', ')}.`)];
  },
});
