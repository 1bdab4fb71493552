import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';
import { isObject, show } from '../rule-support/values.js';

/** Frameworks read the override only from the form of a POST request. The value of the field is the method to use. */
export default defineRule({
  description: 'x-method-override sends a POST request whose form field has the method of the operation.',
  given: '$',
  check(document) {
    return operationsOf(document).flatMap(({ path, method, operation }) => {
      const override = operation['x-method-override'];
      if (!isObject(override)) return [];
      const where = [...path, 'x-method-override'];
      if (method === 'post')
        return [finding(where, 'Remove `x-method-override`: every client can send POST, so nothing is overridden.')];
      return Object.entries({ method: 'POST', value: method.toUpperCase() }).flatMap(([key, wanted]) => {
        const received = override[key];
        if (received === wanted || typeof received !== 'string') return [];
        return [finding([...where, key], `\`${key}\` must be ${show(wanted)} here, received ${show(received)}.`)];
      });
    });
  },
});
