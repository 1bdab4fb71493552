import { defineRule, finding } from '../rule-support/define-rule.js';
import { operationsOf } from '../rule-support/locations.js';

const withoutBody = ['get', 'head', 'trace'];

/** `fetch` throws if a GET, HEAD or TRACE request has a body, so no client could call the operation. */
export default defineRule({
  description: 'An operation with GET, HEAD or TRACE has no request body.',
  given: '$',
  atKey: true,
  check(document) {
    return operationsOf(document)
      .filter(({ method, operation }) => withoutBody.includes(method) && operation['requestBody'] !== undefined)
      .map(({ method, path }) => {
        const message =
          `Remove the request body or change the method: a ${method.toUpperCase()} request cannot have a body. ` +
          'Use query parameters instead.';
        return finding([...path, 'requestBody'], message);
      });
  },
});
